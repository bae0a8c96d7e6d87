import type { Kind } from '#core/schema/types.ts';
import { captionForms, plainCaption } from './captions.ts';
import type { SourceColumn } from './types.ts';

/** A meaning that a caption cannot have in the company of others, or outside of it. */
interface Rule {
  target: string;
  caption: RegExp;
  isRuledOut: (captions: ReadonlySet<string>) => boolean;
}

const CDR = ['dcontext', 'dstchannel', 'lastapp', 'amaflags'];
/** Call detail records of Asterisk: `channel` is a line, and `sequence` counts all records of the exchange. */
const isCdr = (captions: ReadonlySet<string>): boolean => CDR.some((caption) => captions.has(caption));
const sumsUp = (captions: ReadonlySet<string>): boolean =>
  [...captions].some((caption) => /^(total|avg|average) ?(handle|talk|hold|acw|wrap)/.test(caption));

const RULES: readonly Rule[] = [
  { target: 'leg_no', caption: /^sequence$/, isRuledOut: isCdr },
  { target: 'channel', caption: /^channel$/, isRuledOut: isCdr },
  // Genesys Cloud: `Handle` beside `Total Handle` is the number of interactions of an agent in an interval.
  { target: 'calls_count', caption: /^(handle|answer|answered)$/, isRuledOut: (captions) => !sumsUp(captions) }
];

/** True when the captions of a file keep one of them from a meaning that it has elsewhere. */
export function isRuledOut(kind: Kind, header: string, target: string, captions: ReadonlySet<string>): boolean {
  const caption = plainCaption(header);
  return (
    kind === 'calls' &&
    RULES.some((rule) => rule.target === target && rule.caption.test(caption) && rule.isRuledOut(captions))
  );
}

/** Columns of call detail records and of systems: their few words that come again and again are no people and no results. */
const TECHNICAL =
  /^(dcontext|context|lastapp|lastdata|amaflags|accountcode|peeraccount|userfield|channel|dstchannel|clid|did|recordingfile|sequence)$/;

/** True of a caption that says what a column is, though not for one person or call. */
export const isTechnical = ({ header }: SourceColumn): boolean => TECHNICAL.test(plainCaption(header));

const WHOLE_CALL = new Set(
  'duration|call duration|total duration|duration total|call length|length|length in sec|handle duration|duração|duracao|duração da ligação|duração da chamada|dauer|gesamtdauer|anrufdauer|durée|duración|时长|持续时间'.split('|') // prettier-ignore
);

/** True of a caption for how long a call took, ringing and all: it stands for talk time only where no other column does. */
export const isWholeCall = ({ header }: SourceColumn): boolean =>
  captionForms(header).some((form) => WHOLE_CALL.has(form));
