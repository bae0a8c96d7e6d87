import type { Text } from '../text.ts';

/** The five formulas of service level in use, and the one that leaves short abandons out. */
const serviceLevels = {
  1: { en: '(answered + abandoned in T) / (answered + abandoned)', zh: '（T 内应答 + T 内放弃）÷（应答 + 放弃）' },
  2: { en: 'answered in T / answered', zh: 'T 内应答 ÷ 应答' },
  3: { en: 'answered in T / (answered + abandoned)', zh: 'T 内应答 ÷（应答 + 放弃）' },
  4: { en: 'answered in T / (answered + abandoned after T)', zh: 'T 内应答 ÷（应答 + T 后放弃）' },
  5: { en: '(answered in T + short abandons) / (answered + abandoned)', zh: '（T 内应答 + 短时放弃）÷（应答 + 放弃）' },
  short_left_out: { en: 'answered in T / (offered − short abandons)', zh: 'T 内应答 ÷（进线量 − 短时放弃）' }
} as const satisfies Record<string, Text>;

const notes = {
  noInbound: { en: 'No inbound calls in this selection.', zh: '当前选择中没有呼入。' },
  noWait: { en: 'Not computable: no column holds the waiting time.', zh: '无法计算：数据中没有等待时长。' },
  answeredOnly: {
    en: 'Not computable: no abandoned call among {n} inbound calls; the export appears to contain answered calls only.',
    zh: '无法计算：{n} 个呼入中没有放弃，导出似乎只含已应答的通话。'
  },
  teamFilter: {
    en: 'Not computable for a team or agent: an abandoned call belongs to none.',
    zh: '无法按班组或坐席计算：放弃的来电不属于任何班组。'
  },
  tooFew: { en: 'Too few to say ({n}).', zh: '样本过少，暂不下结论（{n}）。' },
  noTime: {
    en: 'Not computable: the calls carry dates without a time of day.',
    zh: '无法计算：通话只有日期，没有时刻。'
  },
  shortHistory: {
    en: 'A forecast needs inbound calls of four weeks, every open weekday four times; from the first to the last call there are {days} days.',
    zh: '预测需要四周的呼入数据（每个营业的星期几各四次），目前首尾共 {days} 天。'
  },
  provisional: {
    en: 'Fewer than 8 weeks: how good the forecast is cannot be compared yet.',
    zh: '不足 8 周，暂不能比较预测效果。'
  },
  truncated: {
    en: 'The data hold answered calls only: demand may have been higher than what is shown.',
    zh: '数据只含已应答的通话：实际需求可能更高。'
  },
  daysOnly: {
    en: 'Half-hours are too uncertain here (error {wape}%): days are forecast instead.',
    zh: '半小时粒度误差过大（{wape}%），改为按天预测。'
  }
} as const satisfies Record<string, Text>;

/** Words of the volume analyses. */
export const VOLUME = { serviceLevels, notes } as const;
