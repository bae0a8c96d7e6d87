import { isAppError, type ErrorCode } from '../../errors.ts';
import { say, type Locale, type Text } from '../text.ts';

/** What is shown for an error code: what happened, to which file, line or column, and what to do next. */
export const ERRORS = {
  'engine.start': {
    en: 'The calculation engine did not start ({detail}). Reload the page; if that does not help, try another up-to-date browser.',
    zh: '计算引擎未能启动（{detail}）。请重新加载页面；仍不行时换用其他新版浏览器。'
  },
  'engine.query': {
    en: 'This could not be computed ({detail}). Try again; if it fails again, copy the details and report them.',
    zh: '计算未能完成（{detail}）。请重试；再次失败时复制详情并反馈。'
  },
  'engine.cancelled': {
    en: 'Cancelled. Everything is as it was before; start again when ready.',
    zh: '已取消。一切保持原样，可随时重新开始。'
  },
  'engine.memory': {
    en: 'The browser ran out of memory ({detail}); what was loaded before is unchanged. Leave out columns, load a shorter period, or close other tabs, then try again.',
    zh: '浏览器内存不足（{detail}），此前载入的数据不变。请减少列、缩短时间范围或关闭其他标签页后重试。'
  },
  'file.empty': {
    en: '{file} is empty. Export it again, or choose another file.',
    zh: '{file} 是空文件。请重新导出或选择其他文件。'
  },
  'file.directory': {
    en: '{file} is a folder. Open it and choose the files inside.',
    zh: '{file} 是文件夹。请打开它并选择其中的文件。'
  },
  'file.notText': {
    en: '{file} is not a text table; it looks like {looksLike}. Save it as CSV first, then choose the CSV file.',
    zh: '{file} 不是文本表格，看起来是 {looksLike}。请先另存为 CSV，再选择该 CSV 文件。'
  },
  'file.tooLarge': {
    en: '{file} has {size}; at most {limit} can be read here. Export a shorter period, or split the file.',
    zh: '{file} 大小为 {size}，此处最多可读取 {limit}。请缩短导出的时间范围或拆分文件。'
  },
  'file.unreadable': {
    en: '{file} could not be read ({detail}). It may have been moved or changed since it was chosen: choose it again.',
    zh: '{file} 无法读取（{detail}）。选择之后它可能被移动或更改，请重新选择。'
  },
  'file.headerOnly': {
    en: '{file} has a header but no rows. Check the period of the export, or choose another file.',
    zh: '{file} 只有表头，没有数据行。请检查导出的时间范围或选择其他文件。'
  },
  'file.tooManyColumns': {
    en: '{file} has {columns} columns; at most {limit} can be read. Check the delimiter, or export fewer columns.',
    zh: '{file} 有 {columns} 列，最多可读取 {limit} 列。请检查分隔符或减少导出的列。'
  },
  'file.archive': {
    en: '{file} could not be unpacked ({detail}). Unpack it on this computer and choose the files inside.',
    zh: '{file} 无法解压（{detail}）。请先在本机解压，再选择其中的文件。'
  },
  'ingest.columnMissing': {
    en: '{file} lacks a column for “{column}”, which is required. Choose the column that holds it, or leave this file out.',
    zh: '{file} 缺少必需的“{column}”列。请指定对应的列，或不载入该文件。'
  },
  'ingest.targetTwice': {
    en: 'In {file}, several columns ({headers}) are set to “{column}”. Keep one and set the others to “Do not load”.',
    zh: '{file} 中有多列（{headers}）都对应“{column}”。请保留一列，其余设为“不载入”。'
  },
  'ingest.nothingLoaded': {
    en: 'No row of {file} could be loaded. Check what its columns mean and how its dates are written, then load again.',
    zh: '{file} 没有任何行能够载入。请检查各列的含义和日期写法后重新载入。'
  },
  'keep.quota': {
    en: '{file} ({size}) does not fit in the storage that this browser grants, so it is not kept. The figures stay until the tab is closed; free some space and switch keeping on again.',
    zh: '{file}（{size}）超出浏览器允许的存储空间，因此未保留。关闭标签页前数据仍可使用；腾出空间后可再次开启保留。'
  },
  'keep.damaged': {
    en: 'The data kept on this computer cannot be read ({detail}). Forget it in Data and add the files again.',
    zh: '本机保留的数据无法读取（{detail}）。请在“数据”页清除后重新添加文件。'
  },
  'keep.unavailable': {
    en: 'This browser offers no private storage here (a private window often has none). Everything works until the tab is closed; open a normal window to keep data.',
    zh: '此浏览器在这里没有私有存储（无痕窗口通常如此）。关闭标签页前一切可用；如需保留数据，请使用普通窗口。'
  }
} as const satisfies Record<ErrorCode, Text>;

const UNEXPECTED: Text = {
  en: 'Something unexpected went wrong ({detail}). Try again; if it happens again, copy this sentence and report it.',
  zh: '发生意外错误（{detail}）。请重试；再次出现时复制这句话并反馈。'
};

/** What a file that is no text table may be. Names of formats (PNG, PDF) need no translation. */
const LOOKS: Readonly<Record<string, Text>> = {
  spreadsheet: { en: 'a spreadsheet', zh: '电子表格' },
  markup: { en: 'a web page', zh: '网页' },
  binary: { en: 'binary data', zh: '二进制数据' },
  zip: { en: 'a zip archive', zh: 'zip 压缩包' },
  gzip: { en: 'a gzip archive', zh: 'gzip 压缩包' }
};

/** One sentence or two for any failure, also one that crossed a worker boundary or is no AppError at all. */
export function describeError(error: unknown, locale: Locale): string {
  if (!isAppError(error) || !(error.code in ERRORS)) return say(UNEXPECTED, locale, { detail: detailOf(error) });
  return say(ERRORS[error.code], locale, inWords(error.params, locale));
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Byte counts become megabytes, kinds of file words. */
function inWords(params: object, locale: Locale): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWord(name, value, params, locale)]));
}

function inWord(name: string, value: string | number, params: object, locale: Locale): string | number {
  if (typeof value === 'number')
    return name === 'size' || (name === 'limit' && 'size' in params) ? formatBytes(value) : value;
  const look = name === 'looksLike' ? LOOKS[value] : undefined;
  return look ? look[locale] : value;
}

/** `9.4 MB`: the largest unit that leaves a number of at least 1, one decimal above kilobytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} KB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
