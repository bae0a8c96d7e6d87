import type { Text } from '../text.ts';

/** What loading is busy with. */
export const STAGES = {
  starting: { en: 'Starting the engine', zh: '正在启动计算引擎' },
  reading: { en: 'Reading {file}', zh: '正在读取 {file}' },
  restoring: { en: 'Reading the kept files', zh: '正在读取已保留的文件' },
  fetching: { en: 'Opening the sample data', zh: '正在打开示例数据' },
  looking: { en: 'Looking at {file}', zh: '正在查看 {file}' }
} as const satisfies Record<string, Text>;

/** What the data page says about keeping. */
export const KEEP = {
  interrupted: {
    en: 'The last visit ended while {files} was being saved. It is not kept; what was kept before is whole.',
    zh: '上次关闭时正在保存 {files}，该文件未保留；此前保留的数据完整。'
  },
  otherTab: {
    en: 'Another tab holds the kept data. This tab works in memory; nothing it loads is kept.',
    zh: '另一个标签页正在使用已保留的数据。本页只在内存中工作，不保留任何数据。'
  },
  tookOver: {
    en: 'The other tab was closed. Reload to open the kept data here.',
    zh: '另一个标签页已关闭。重新加载即可在此打开已保留的数据。'
  },
  unavailable: {
    en: 'This browser offers no private storage here. Everything works in memory; nothing is kept after the tab is closed.',
    zh: '此浏览器在这里没有私有存储。一切在内存中进行，关闭标签页后不保留数据。'
  },
  quota: {
    en: 'Not kept: {file} ({size} MB) does not fit in the storage this browser grants. The session goes on in memory.',
    zh: '未保留：{file}（{size} MB）超出此浏览器允许的存储空间。本次仍在内存中继续。'
  },
  damaged: {
    en: 'The kept data cannot be read ({detail}). Discard it and add the files again.',
    zh: '已保留的数据无法读取（{detail}）。请丢弃后重新添加文件。'
  },
  failed: { en: 'Not kept: {detail}. The session goes on in memory.', zh: '未保留：{detail}。本次仍在内存中继续。' },
  persisted: { en: 'The browser has promised not to clear it by itself.', zh: '浏览器已承诺不会自行清除。' },
  notPersisted: {
    en: 'The browser may clear it when space runs short.',
    zh: '空间不足时浏览器可能清除。'
  }
} as const satisfies Record<string, Text>;

/** What a tab without data says while another one holds what is kept, and once that one is closed. */
export const KEPT_ELSEWHERE = {
  title: { en: 'Kept data is open in another tab', zh: '已保留的数据正在另一个标签页中打开' },
  hint: {
    en: 'Go on in that tab, or close it to open the kept data here.',
    zh: '可在该标签页继续；关闭后即可在此打开已保留的数据。'
  },
  free: { en: 'Kept data can be opened here', zh: '已保留的数据现在可在此打开' },
  open: { en: 'Open kept data', zh: '打开已保留的数据' }
} as const satisfies Record<string, Text>;
