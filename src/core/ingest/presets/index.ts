import type { Text } from '#core/i18n/text.ts';
import type { Kind } from '#core/schema/types.ts';
import type { DurationUnit, Mapping } from '../types.ts';

/** How the export of one system is read: matched by its captions. */
export interface Preset {
  readonly id: string;
  readonly label: Text;
  readonly kind: Kind;
  /** Captions (lower case) that must all be there. */
  readonly headers: readonly string[];
  /** Caption (lower case) → canonical column; '' = do not load. */
  readonly targets: Readonly<Record<string, string>>;
  readonly units?: Readonly<Record<string, DurationUnit>>;
  readonly constants?: Mapping['constants'];
  /** Zone of stamps without offset, where the system always writes the same. */
  readonly zone?: string;
}

/** The presets that come with Evenkeel. */
export const PRESETS: readonly Preset[] = [];
