// Serves the built site as a plain file server would: no headers, no fallback page.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/**
 * Serves `build/` on 127.0.0.1 under a base path.
 * @param {{ port?: number, base?: string, dir?: string }} [options] port 0 picks a free one; base such as `/desk`
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} address with a closing slash
 */
export async function serve({
  port = 0,
  base = '',
  dir = fileURLToPath(new URL('../../build', import.meta.url))
} = {}) {
  const files = sirv(dir, { dev: false, etag: true });
  const server = createServer((request, response) => {
    const notFound = () => {
      response.statusCode = 404;
      response.end('Not found');
    };
    if (base && !request.url?.startsWith(`${base}/`)) return notFound();
    request.url = request.url?.slice(base.length) || '/';
    files(request, response, notFound);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}${base}/`,
    close: () => new Promise((resolve) => server.close(() => resolve(undefined)))
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = Number(process.env.PORT ?? 4173);
  const site = await serve({ port: wanted }).catch(() => serve({ port: 0 }));
  console.log(`\n  Evenkeel is at ${site.url}\n  Stop with Ctrl C.\n`);
}
