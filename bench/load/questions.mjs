// What is asked. Each kind makes one question after another, all different, the same ones for the same seed.

const POINT = `query Point($key: String!, $index: CentralizationIndex!, $at: Date!) {
  subject(key: $key) { key name index(index: $index, resource: VOTING_POWER, at: $at) {
    value status asOf coverage population run { id publishedAt } } } }`;

const SERIES = `query Series($key: String!, $index: CentralizationIndex!, $from: Date!, $to: Date!) {
  subject(key: $key) { key indexSeries(index: $index, resource: VOTING_POWER, from: $from, to: $to, first: 365) {
    edges { node { asOf value status } } } } }`;

const OVERVIEW = `query Overview($at: Date!) {
  subjects(first: 50, filter: {resource: VOTING_POWER}) { edges { node { key
    gini: index(index: GINI, resource: VOTING_POWER, at: $at) { value }
    hhi: index(index: HHI, resource: VOTING_POWER, at: $at) { value }
    theil: index(index: THEIL_INDEX, resource: VOTING_POWER, at: $at) { value }
    entropy: index(index: SHANNON_ENTROPY, resource: VOTING_POWER, at: $at) { value }
    nakamoto: index(index: NAKAMOTO_COEFFICIENT_1_2, resource: VOTING_POWER, at: $at) { value } } } } }`;

const INDICES = ['GINI', 'HHI', 'THEIL_INDEX', 'SHANNON_ENTROPY', 'NAKAMOTO_COEFFICIENT_1_2'];
const DAY = 24 * 60 * 60 * 1000;

/** Numbers in [0, 1) that a seed determines: mulberry32. */
export function randoms(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A function that gives the next question.
 * @param {string} kind point, series, overview, mixed or cached
 * @param {{subjects: number, firstDay: string, days: number}} shape what there is to ask for
 * @param {number} seed
 * @returns {() => {query: string, variables: object}}
 */
export function questions(kind, shape, seed) {
  const random = randoms(seed);
  const below = (limit) => Math.floor(random() * limit);
  const day = (offset) => new Date(Date.parse(shape.firstDay) + offset * DAY).toISOString().slice(0, 10);
  const key = () => subjectKey(below(shape.subjects));
  const index = () => INDICES[below(INDICES.length)];
  const kinds = {
    point: () => ({ query: POINT, variables: { key: key(), index: index(), at: day(below(shape.days)) } }),
    // A span of its own each time, so that no answer was given before.
    series: () => {
      const from = below(20);
      return { query: SERIES, variables: { key: key(), index: index(), from: day(from), to: day(shape.days - 1 - below(20)) } };
    },
    overview: () => ({ query: OVERVIEW, variables: { at: day(below(shape.days)) } }),
    cached: () => ({ query: POINT, variables: { key: subjectKey(0), index: 'GINI', at: day(shape.days - 1) } }),
    mixed: () => {
      const share = random();
      return share < 0.7 ? kinds.point() : share < 0.95 ? kinds.series() : kinds.overview();
    },
  };
  if (!kinds[kind]) {
    throw new Error(`There is no kind of question '${kind}'; there are ${Object.keys(kinds).join(', ')}`);
  }
  return kinds[kind];
}

export function subjectKey(number) {
  return `bench/${String(number).padStart(4, '0')}`;
}
