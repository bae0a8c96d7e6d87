/**
 * The tables that charts read, built once per import from the canonical tables (METHODS 0.7, 1, 2, 3.2, 5; DECISIONS).
 * One entry per column: SQL type and meaning. Dimensions are small integers: `DimensionValue.code`; unknown is NULL everywhere.
 * `day` columns are local day numbers (days since 1970-01-01); `how` is the hour of the week, 0 = Monday 00:00–01:00 … 167.
 */
const DIMENSIONS = {
  team: 'SMALLINT',
  agent: 'SMALLINT',
  channel: 'SMALLINT',
  direction: 'SMALLINT',
  product: 'SMALLINT',
  dpd: 'SMALLINT bucket at assignment (of the case)',
  cause: 'SMALLINT'
} as const;

export const FACTS = {
  /** One row per call: legs with the same call_id folded. Dimensions are those of the leg that first answered, else of the first leg. Sorted by start. */
  call_fact: {
    call_no: 'INTEGER key, in order of start',
    day: 'INTEGER local start date',
    how: 'SMALLINT local hour of the week at start',
    half: 'SMALLINT local half-hour of the day at start, 0–47',
    start_utc_s: 'BIGINT',
    off_s: 'INTEGER seconds to add to UTC for the local wall clock',
    ...DIMENSIONS,
    queue: 'SMALLINT',
    case_no: 'INTEGER of case_fact, NULL when the case is not in the cases file',
    customer_no: 'BIGINT number of the customer, else of the case (hash): whom repeat contact counts for',
    cluster: 'INTEGER agent_day.cluster of the answering (or dialling) person and work date',
    offered: 'BOOLEAN inbound call (internal calls are never offered)',
    handled: 'BOOLEAN answered by an agent, any direction; voicemail is not handled',
    abandoned: 'BOOLEAN inbound, nobody answered, not voicemail, call-back or overflow',
    other_exit: 'BOOLEAN inbound ended as voicemail, call-back or overflow without an agent',
    short_abandon: 'BOOLEAN abandoned within short_abandon_s',
    wait_s: 'DOUBLE whole wait of the caller until the first answer (or until giving up), seconds',
    talk_s: 'DOUBLE sum over legs, seconds',
    hold_s: 'DOUBLE',
    wrap_s: 'DOUBLE',
    handle_s: 'DOUBLE talk + hold + wrap; NULL when a part that the file has is unknown in this call',
    csat: 'DOUBLE as rated',
    csat_top: 'BOOLEAN top two of five (top 40 % of other scales)',
    csat_low: 'BOOLEAN 1–2 of five (lowest 40 % of other scales)',
    difficult: 'BOOLEAN METHODS 2.1 with DECISIONS 4',
    severe: 'BOOLEAN abuse or threat',
    complaint: 'BOOLEAN',
    escalated: 'BOOLEAN',
    transferred: 'BOOLEAN legs of two agents, or disposition transferred',
    attempt: 'BOOLEAN outbound attempt',
    human: 'BOOLEAN outbound attempt answered by a human',
    rpc: 'BOOLEAN right-party contact on this call, either direction',
    promise: 'BOOLEAN right-party conversation that ended in a promise',
    repeat_7d:
      'BOOLEAN handled inbound followed by an inbound contact of the same customer within 7 days; NULL while the 7 days are not over',
    result: 'TINYINT disposition of the first leg: a number of RESULTS (call-leg.ts); NULL when the file says nothing',
    source_no: 'SMALLINT file',
    line_no: 'BIGINT physical line of the first leg',
    busy_from: 'BIGINT UTC seconds; calls of one leg that occupied an agent, else NULL (leg_fact has all)',
    busy_to: 'BIGINT',
    fold_no: 'INTEGER key of calls with several legs, else NULL'
  },
  /** One row per leg that occupied an agent (unanswered outbound attempts included), sorted by agent and busy_from. */
  leg_fact: {
    call_no: 'INTEGER',
    day: 'INTEGER local start date',
    work_day: 'INTEGER local date on which the session began (DECISIONS 2)',
    how: 'SMALLINT',
    off_s: 'INTEGER seconds to add to UTC for the local wall clock',
    cluster: 'INTEGER',
    ...DIMENSIONS,
    voice: 'BOOLEAN',
    handled: 'BOOLEAN',
    busy_from: 'BIGINT UTC seconds',
    busy_to: 'BIGINT UTC seconds',
    overlapped: 'BOOLEAN another contact of the same person runs during some of it',
    gap_s: 'DOUBLE to the end of the united busy interval before; NULL at the first of a session',
    next_gap_s: 'DOUBLE NULL at the last of a session (censored)',
    b2b: 'BOOLEAN voice contact that starts less than b2b_gap_s after the voice contact before it in the session; NULL without one',
    session_no: 'INTEGER unique over all agents, growing per agent',
    spell_no: 'INTEGER likewise; voice only',
    run_no: 'INTEGER likewise; voice only',
    run_pos: 'INTEGER position in its back-to-back run, from 1',
    hours_into_shift: 'DOUBLE',
    difficult: 'BOOLEAN',
    unrecovered: 'BOOLEAN difficult and next gap < recovery_s; NULL when not difficult, unknown or censored'
  },
  /** One row per stretch of voice contacts without a lull or a recorded break (METHODS 1.8): the legs of one `spell_no`. A view. */
  spell_fact: {
    agent: 'SMALLINT',
    team: 'SMALLINT of its first contact',
    day: 'INTEGER work date',
    call_no: 'INTEGER its first contact',
    busy_from: 'BIGINT UTC seconds',
    seconds: 'DOUBLE first start to last end',
    contacts: 'INTEGER'
  },
  /** One row per person and work date. */
  agent_day: {
    cluster: 'INTEGER key',
    day: 'INTEGER work date',
    agent: 'SMALLINT',
    team: 'SMALLINT team of most legs that day',
    channel: 'SMALLINT channel of most legs that day',
    contacts: 'INTEGER legs',
    handled: 'INTEGER handled legs',
    busy_s: 'DOUBLE union of busy intervals',
    contact_s: 'DOUBLE the same intervals added up, so that parallel chats count each',
    busy_in_s: 'DOUBLE part of it inside productive time; NULL without status and shifts',
    productive_s: 'DOUBLE; NULL without status and shifts',
    paid_s: 'DOUBLE actual shift, else logged-in status time, else planned shift; NULL without',
    span_s: 'DOUBLE sum of session spans',
    long_gap_s: 'DOUBLE gaps of at least break_gap_s inside sessions',
    longest_spell_s: 'DOUBLE longest voice spell without a lull or recorded break',
    b2b_n: 'INTEGER back-to-back legs',
    b2b_known: 'INTEGER legs with a predecessor in the session',
    difficult_n: 'INTEGER',
    difficult_known: 'INTEGER',
    unrecovered_n: 'INTEGER',
    recovery_known: 'INTEGER difficult legs that are not censored',
    day_h: 'DOUBLE first start to last end of the work date, hours',
    rest_h: 'DOUBLE rest before the first session of the work date, hours; NULL for the first in the file',
    break_s: 'DOUBLE time in the states break and lunch; NULL without status that day',
    overtime_s: 'DOUBLE busy seconds outside the shift; NULL without a shift row',
    out_of_hours_s: 'DOUBLE busy seconds outside working hours',
    backlog_days: 'DOUBLE overdue actions / daily capacity (DECISIONS); NULL when unknown',
    overdue_n: 'DOUBLE overdue actions of the person, on the last work date only',
    capacity_n: 'DOUBLE actions done per worked day over the last 20, beside it',
    scored: 'BOOLEAN at least 2 h and 5 contacts, and a strain score exists',
    partial:
      'BOOLEAN lacks a component that the data set has (the backlog apart, which only a last work date can have)',
    weight_h: 'DOUBLE productive hours, weight of the day in a period mean (span without status and shifts)',
    sri: 'DOUBLE strain-risk index 0–100 (middle of the bounds only when measured; NULL when occupancy is bounded)',
    sri_low: 'DOUBLE at occ_low',
    sri_high: 'DOUBLE at occ_high'
    // plus per component k of strain.ts: raw_<k>, score_<k>, part_<k> (contribution in points), k lower case, e.g. part_p1_occupancy
  },
  /** One row per case. */
  case_fact: {
    case_no: 'INTEGER key',
    case_id: 'VARCHAR',
    day: 'INTEGER assignment, else opening',
    opened_day: 'INTEGER',
    closed_day: 'INTEGER',
    cured_day: 'INTEGER',
    ...DIMENSIONS, // channel and direction stay NULL; channel filters use contacts (DECISIONS)
    assigned: 'BOOLEAN has an agent',
    balance: 'DOUBLE now',
    balance_at_assignment: 'DOUBLE else balance',
    dpd_days: 'DOUBLE at assignment where present, else now',
    waiver_amount: 'DOUBLE',
    attempts: 'INTEGER outbound attempts; NULL when calls have no case_id',
    rpcs: 'INTEGER right-party contacts on outbound attempts',
    first_contact_s: 'DOUBLE from assignment (else opening) to first conversation, or to as_of when censored',
    first_contact_event: 'BOOLEAN false when censored',
    overdue_action: 'BOOLEAN next action before as_of and open'
  },
  /** One row per promise (DECISIONS 8 and Readings). Dimensions: agent and team of the person who took it; product, dpd, cause of the case. */
  promise_fact: {
    promise_no: 'INTEGER key',
    case_no: 'INTEGER',
    day: 'INTEGER due date',
    made_day: 'INTEGER',
    ...DIMENSIONS,
    amount: 'DOUBLE',
    paid: 'DOUBLE allocated from made date to due date + grace, oldest due first',
    state: "VARCHAR 'kept' | 'partial' | 'broken' | 'pending' | 'superseded'",
    matured: 'BOOLEAN due + grace <= as_of and not superseded',
    break_day:
      'INTEGER due + grace + 1 of broken promises whose case was still open then; NULL otherwise, as the next four',
    follow_s:
      'DOUBLE seconds from 00:00 of the break day to the next outbound attempt, or to the end of observation (METHODS 5.9)',
    followed: 'BOOLEAN false when censored',
    follow_day: 'INTEGER local date of the attempt',
    follow_in_time:
      'BOOLEAN within two working days; NULL while they are not over, or when payment or closure came before their end'
  },
  /** One row per instalment (METHODS 5.8). Dimensions of the case. */
  instalment_fact: {
    plan_id: 'VARCHAR of the file, else the case id',
    case_no: 'INTEGER',
    day: 'INTEGER due date',
    ...DIMENSIONS,
    seq: 'INTEGER number in the file, else the place',
    no: 'INTEGER place in its plan, from 1',
    amount: 'DOUBLE',
    cum_due: 'DOUBLE of the plan up to this one',
    paid_by_now: 'DOUBLE payments of the plan until as_of',
    matured: 'BOOLEAN due + grace <= as_of',
    on_time: 'BOOLEAN payments up to due + grace reach the tolerated share of cum_due; NULL until matured'
  },
  /**
   * The seven service steps of a case (METHODS 7.1): one row per case. States are done, not_done, na (does not apply), unknown; days are local days of
   * done steps, NULL where nothing dates them.
   */
  case_step: {
    case_no: 'INTEGER key',
    day: 'INTEGER assignment, else opening',
    opened_day: 'INTEGER',
    closed_day: 'INTEGER',
    cured_day: 'INTEGER',
    ...DIMENSIONS,
    balance: 'DOUBLE at assignment, else now',
    rpc_day: 'INTEGER first right-party contact',
    due_day: 'INTEGER of the latest promise, else of the last instalment due',
    needs_relief: 'BOOLEAN hardship, or 60 days past due and more',
    broken_day: 'INTEGER break of the first promise not kept',
    break_day: 'INTEGER break of the latest promise, when it is not kept',
    state_1: 'VARCHAR situation analysed',
    state_2: 'VARCHAR contact made',
    state_3: 'VARCHAR consequences explained',
    state_4: 'VARCHAR plan agreed',
    state_5: 'VARCHAR flexible relief considered',
    state_6: 'VARCHAR reminder sent',
    state_7: 'VARCHAR followed up',
    day_1: 'INTEGER',
    day_2: 'INTEGER',
    day_3: 'INTEGER',
    day_4: 'INTEGER',
    day_5: 'INTEGER',
    day_6: 'INTEGER',
    day_7: 'INTEGER'
  },
  /** One row per payment (reversals negative). Dimensions of the case. */
  payment_fact: { day: 'INTEGER', case_no: 'INTEGER', ...DIMENSIONS, amount: 'DOUBLE' },
  /** Seconds present per person, local date and hour (from status, on days without it from shifts, else sessions). Team: that of the date. */
  presence_fact: {
    agent: 'SMALLINT',
    team: 'SMALLINT',
    day: 'INTEGER',
    how: 'SMALLINT',
    present_s: 'DOUBLE',
    busy_s: 'DOUBLE',
    calls: 'INTEGER handled calls, of people whose presence is known on that date'
  },
  /** One row per value of a dimension. */
  dimension_value: { dimension: 'VARCHAR', code: 'SMALLINT', name: 'VARCHAR' }
} as const;
