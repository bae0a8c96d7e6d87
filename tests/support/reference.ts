import ts from 'typescript';
import { readMethods } from './methods-file.ts';

/** The functions of METHODS, appendix A: slow and unguarded, but written independently of `core/stats`. */
export const reference = (() => {
  const { outputText } = ts.transpileModule(readMethods().library, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS }
  });
  const exports: Record<string, (...args: unknown[]) => unknown> = {};
  new Function('exports', outputText)(exports);
  return exports;
})();
