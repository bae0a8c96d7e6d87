import type { Text } from '../text.ts';

const needs = {
  team: { en: 'needs team', zh: '需要班组' },
  channel: { en: 'needs channel', zh: '需要渠道' },
  hold_s: { en: 'needs hold time', zh: '需要保持时长' },
  disposition: { en: 'needs call results', zh: '需要通话结果' },
  customer_id: { en: 'needs customer or case id', zh: '需要客户编号或案件编号' },
  wait_s: { en: 'needs wait', zh: '需要等待时长' }
} as const satisfies Record<string, Text>;

/** Circumstances whose scores are compared, as rows and as a title names them. */
const drivers = {
  long_hold: { en: 'Hold over 1 min', zh: '保持超过 1 分钟' },
  transferred: { en: 'Transferred', zh: '转接' },
  repeat: { en: 'Repeat contact', zh: '重复来电' },
  long_wait: { en: 'Wait over 1 min', zh: '等待超过 1 分钟' },
  difficult: { en: 'Hard call', zh: '高难度通话' }
} as const satisfies Record<string, Text>;

const inTitle = {
  long_hold: { en: 'Long holds go', zh: '长时间保持' },
  transferred: { en: 'Transfers go', zh: '转接' },
  repeat: { en: 'Repeat contacts go', zh: '重复来电' },
  long_wait: { en: 'Long waits go', zh: '长时间等待' },
  difficult: { en: 'Hard calls go', zh: '高难度通话' }
} as const satisfies Record<string, Text>;

/** The page Satisfaction. */
export const SATISFACTION_PAGE = {
  comments: { en: 'What customers wrote', zh: '客户怎么说' },
  commentsSubtitle: {
    en: '{n} {n|comment|comments}, newest first; numbers and addresses masked',
    zh: '{n} 条评论，按时间倒序；号码与邮箱已脱敏'
  },
  commentsFind: { en: 'Find in comments', zh: '在评论中查找' },
  commentsNone: { en: 'No comment on these calls.', zh: '这些通话没有评论。' },
  commentsNotFound: { en: 'No comment holds “{query}”.', zh: '没有评论包含“{query}”。' },
  commentsMore: { en: 'Show {n} more', zh: '再显示 {n} 条' },
  commentsMeaning: {
    en: 'What customers wrote beside a rating, as the file says it. Phone, card and account numbers and e-mail addresses are masked on screen and in exports.',
    zh: '客户评分时留下的文字，照文件原样；屏幕与导出中的电话、卡号、账号和邮箱均已脱敏。'
  },
  commentsFormula: {
    en: 'calls in the selection whose comment is not empty, newest first',
    zh: '所选范围内评论不为空的通话，按时间倒序'
  },
  commentDate: { en: 'Date', zh: '日期' },
  commentScore: { en: 'Score', zh: '评分' },
  commentText: { en: 'Comment', zh: '评论' },
  openCall: { en: 'Open the call', zh: '查看通话' },
  question: { en: 'How do customers feel, and what goes with it?', zh: '客户感受如何，与哪些情况相关？' },
  hint: {
    en: 'Add an export of calls with a satisfaction score to see it.',
    zh: '添加含满意度评分的通话记录后即可查看。'
  },
  strip: {
    en: '{share} of handled contacts were rated. Those who answer may differ from those who do not.',
    zh: '已处理通话中有 {share} 参评，参评者与未参评者可能不同。'
  },
  stripFew: {
    en: 'Ratings come from a small, self-selected group: {share} of handled contacts. They may differ from the others.',
    zh: '评分来自少数自愿参评者：占已处理通话的 {share}，可能与其他客户不同。'
  },
  weekly: { en: 'Satisfaction by week', zh: '每周客户满意度' },
  weeklySubtitle: { en: 'Weekly mean of ratings, with 95% interval', zh: '每周平均评分，含 95% 区间' },
  weeklyAbove: { en: 'Satisfaction is above its usual range in the latest week', zh: '最近一周满意度高于常态' },
  weeklyBelow: { en: 'Satisfaction is below its usual range in the latest week', zh: '最近一周满意度低于常态' },
  weeklyUsual: { en: 'Satisfaction is within its usual range', zh: '满意度在常态区间内' },
  usualKey: { en: 'usual range {range}', zh: '常态区间 {range}' },
  answers: { en: 'Ratings by cause', zh: '各原因的评分分布' },
  answersSubtitle: { en: 'Share of each rating, centred on the middle answer', zh: '各评分占比，以中间评分为中心' },
  answersLow: { en: '{cause} has the most low ratings', zh: '{cause}的低分占比最高' },
  score: { en: 'score', zh: '评分' },
  all: { en: 'All', zh: '全部' },
  driversPlain: { en: 'What goes with the score', zh: '与评分相关的情况' },
  driversSubtitle: {
    en: 'Difference of the mean score, same mix of causes, 95% interval',
    zh: '平均评分之差（相同原因构成），含 95% 区间'
  },
  driversSubtitlePlain: { en: 'Difference of the mean score, 95% interval', zh: '平均评分之差，含 95% 区间' },
  driversTitle: { en: '{driver} with lower scores', zh: '{driver}与较低评分相关' },
  driversFoot: {
    en: 'Goes with, not because of: other things differ too.',
    zh: '仅表示相关，不表示原因：其他情况也不同。'
  },
  withIt: { en: 'with it', zh: '有此情况' },
  withoutIt: { en: 'without it', zh: '无此情况' },
  difference: { en: 'difference', zh: '差值' },
  byTime: { en: 'Satisfaction by handling time', zh: '不同处理时长的满意度' },
  byTimeSubtitle: {
    en: 'Mean rating in ten groups of about equal size, from short to long',
    zh: '按处理时长等分十组的平均评分'
  },
  byTalkSubtitle: {
    en: 'Mean rating in ten groups of about equal size by talk time, from short to long',
    zh: '按通话时长等分十组的平均评分'
  },
  byTimeShortLow: { en: 'The shortest contacts score lower than the middle', zh: '最短的通话评分低于中间组' },
  byTimeLongLow: { en: 'The longest contacts score lower than the middle', zh: '最长的通话评分低于中间组' },
  untimed: {
    en: '{n} more {n|rating|ratings} of contacts whose time is not known are left out.',
    zh: '另有 {n} 个评价的通话时长未知，未计入。'
  },
  byTimeFew: { en: 'needs {min} ratings, has {n}', zh: '需要 {min} 个评价，现有 {n} 个' },
  tooFewSide: { en: 'too few on one side (n = {n}, needs {min})', zh: '一侧样本过少（n = {n}，需要 {min}）' },
  noOverlap: { en: 'no cause has both sides', zh: '没有原因同时包含两侧' },
  noRatings: { en: 'No ratings in this selection.', zh: '所选范围内没有评价。' },
  byTeam: { en: 'Satisfaction by team', zh: '各班组满意度' },
  byTeamSubtitle: { en: 'Mean rating by team, 95% interval', zh: '平均评分，按班组，95% 区间' },
  byChannel: { en: 'Satisfaction by channel', zh: '各渠道满意度' },
  byChannelSubtitle: { en: 'Mean rating by channel, 95% interval', zh: '平均评分，按渠道，95% 区间' },
  needs,
  drivers,
  inTitle
} as const;
