import type { Text } from '../text.ts';

/** Steps of building the model, as shown in the progress line. */
const stages = {
  dimensions: { en: 'Names and groups', zh: '名称与分组' },
  cases: { en: 'Cases', zh: '案件' },
  calls: { en: 'Calls', zh: '通话' },
  workdays: { en: 'Working days', zh: '工作日' },
  promises: { en: 'Promises and payments', zh: '承诺与还款' },
  steps: { en: 'Service steps', zh: '服务步骤' },
  strain: { en: 'Strain risk', zh: '压力风险' },
  info: { en: 'Checks', zh: '数据检查' }
} as const satisfies Record<string, Text>;

/** What the checks of the model say about the data. */
const checks = {
  answered_only: {
    en: 'None of the {n} inbound calls lacks an agent: the export seems to hold answered calls only, so abandonment and service level cannot be computed.',
    zh: '{n} 通呼入电话均有坐席：导出的数据似乎只含已接通的电话，因此无法计算放弃率与服务水平。'
  },
  minute_rounded: {
    en: 'Start times are rounded to whole minutes: gaps of less than two minutes cannot be measured.',
    zh: '开始时间按整分钟记录：无法测量两分钟以内的间隔。'
  },
  date_only: {
    en: 'Calls carry a date but no time of day: everything that needs the clock stays empty.',
    zh: '通话只有日期而没有时刻：凡需要时刻的指标均为空。'
  },
  talk_includes_hold: {
    en: 'In {share} % of {n} calls the end time fits only if talk time already includes hold. Change “talk includes hold” in Settings if that is right.',
    zh: '{n} 通电话中有 {share}% 的结束时间只有在通话时长已包含保持时长时才吻合。若属实，请在设置中更改“通话含保持”。'
  },
  start_is_alert: {
    en: 'In {share} % of {n} calls the end time fits only if the start is when the agent’s phone rang. Change the meaning of start in Settings if that is right.',
    zh: '{n} 通电话中有 {share}% 的结束时间只有在开始时间为坐席振铃时刻时才吻合。若属实，请在设置中更改开始时间的含义。'
  },
  start_is_answer: {
    en: 'In {share} % of {n} calls the end time fits only if the start is when the call was answered. Change the meaning of start in Settings if that is right.',
    zh: '{n} 通电话中有 {share}% 的结束时间只有在开始时间为接听时刻时才吻合。若属实，请在设置中更改开始时间的含义。'
  },
  durations_unclear: {
    en: 'End times agree with start and durations in at most {share} % of {n} calls: durations are taken as given.',
    zh: '{n} 通电话中最多只有 {share}% 的结束时间与开始时间和时长吻合：时长按原样采用。'
  },
  csat_scale: {
    en: '{n} ratings were read on a scale of {low} to {high}; the lowest and highest 40 % count as low and high.',
    zh: '{n} 个评分按 {low}–{high} 的量表读取；最低与最高的 40% 分别计为低分与高分。'
  },
  long_chats: {
    en: 'Half of the {n} chats last longer than 30 minutes, or more than six run at once: the length of a chat is not work time, so concurrency cannot be computed.',
    zh: '{n} 次在线会话中有一半超过 30 分钟，或同时进行的超过六个：会话时长不等于工作时间，因此无法计算并发量。'
  },
  cases_not_joined: {
    en: '{n} calls carry a case id, but none of them is in the cases file: calls and cases stay apart.',
    zh: '{n} 通电话带有案件编号，但均不在案件文件中：通话与案件无法关联。'
  },
  cases_partly_joined: {
    en: '{n} calls carry a case id that is not in the cases file.',
    zh: '{n} 通电话的案件编号不在案件文件中。'
  },
  dates_apart: {
    en: '{n} calls lie far from all others in time, up to {date}: please check these dates.',
    zh: '{n} 通电话的日期与其他数据相距甚远（至 {date}）：请核对这些日期。'
  },
  days_missing: {
    en: '{n} {n|day|days} on which calls would be expected {n|has|have} none.',
    zh: '有 {n} 天本应有通话却没有数据。'
  }
} as const satisfies Record<string, Text>;

/** Words of the model: steps, and what its checks say about the data. */
export const MODEL = { stages, checks } as const;
