/** Accuracy on annotated corpora: against other systems, by kind and construct, by confidence, and with parts left out. */

import { documents, findIn, isThere, judge, printout, score } from "./corpora.mjs";
import { line } from "./sample.mjs";

/** @import { Score, Verdict } from "./corpora.mjs" */
/** @import { Table } from "./report.mjs" */

const NEWS = "polnear-dev";
const GENRES = "gum-dev";
/** The genres of GUM that report what people say. */
const REPORTING = /_(?:news|interview|speech|bio)_/;

/**
 * Other systems on the same articles by the same scorer, measured once: F1 of three measures, and recall of right words and
 * person by kind.
 */
const PEERS = [
  ["BBC Citron", "57.5", "48.0", "33.2", "30", "28", "19"],
  ["GenderGapTracker", "66.8", "56.3", "28.6", "32", "20", "18"],
  ["sayswho", "49.5", "44.1", "26.3", "50", "9", "0"],
  ["textacy", "47.2", "41.3", "25.4", "49", "8", "0"],
  ["CoreNLP quote sieves", "48.7", "41.7", "24.9", "51", "9", "0"],
  ["compromise + nearest person", "48.9", "40.9", "15.2", "33", "4", "0"],
  ["ReadBetween", "49.3", "42.9", "14.9", "30", "5", "0"],
];

/** The parts of the core that the program can leave out, in the words of the page. */
const PARTS = {
  context: "context",
  repairs: "corrections of tags",
  "given-names": "given names",
  continuation: "continuation",
  inner: "thoughts kept within",
  coreference: "coreference",
};

/** @param {number} share */
const percent = (share) => (100 * share).toFixed(1);

/** @param {number} figure */
const fixed = (figure) => figure.toFixed(1);

/** @param {Score} found */
const headline = (found) => [fixed(found["cov0.3"].F1), fixed(found["dice0.8"].F1), fixed(found["who0.8"].F1)];

/** @param {Score} found @param {string} kind */
const ofKind = (found, kind) => found.by_type_recall[kind] ?? { gold: 0, hit: 0, who: 0 };

const KINDS = ["direct", "mixed", "indirect"];

/** @param {Score} news @returns {Table} */
function systems(news) {
  const ours = ["Hearsay", ...headline(news), ...KINDS.map((kind) => ofKind(news, kind).who.toFixed(0))];
  return {
    name: "systems",
    head: ["system", "cov@.3", "dice@.8", "who@.8", ...KINDS],
    rows: [ours, ...PEERS],
  };
}

/** @param {Record<string, Score>} scores by corpus @returns {Table} */
function corpora(scores) {
  const row = (/** @type {[string, Score]} */ [name, found]) => {
    const { P, R } = found["who0.8"];
    const source = found["dice0.8"].speaker_acc;
    return [name, String(found.gold), ...headline(found), fixed(P), fixed(R), source == null ? "–" : fixed(source)];
  };
  return {
    name: "corpora",
    head: ["corpus", "statements", "cov@.3", "dice@.8", "who@.8", "who precision", "who recall", "source of matched"],
    rows: Object.entries(scores).map(row),
  };
}

/** @param {Record<string, Score>} scores by corpus @returns {Table} */
function kinds(scores) {
  const rows = Object.entries(scores).flatMap(([name, found]) =>
    KINDS.map((kind) => {
      const { gold, hit, who } = ofKind(found, kind);
      return [name, kind, String(gold), fixed(hit), fixed(who)];
    }),
  );
  return { name: "kinds", head: ["corpus", "kind", "statements", "right words", "right words and person"], rows };
}

/** @param {Verdict[]} verdicts */
function shares(verdicts) {
  const share = (/** @type {(verdict: Verdict) => number} */ of) =>
    percent(verdicts.reduce((sum, verdict) => sum + of(verdict), 0) / verdicts.length);
  return {
    count: String(verdicts.length),
    said: share(({ confidence }) => confidence),
    words: share(({ words }) => Number(words)),
    person: share(({ person }) => Number(person)),
  };
}

/** @param {Verdict[]} verdicts @returns {Table} */
function constructs(verdicts) {
  const rows = [...new Set(verdicts.map(({ rule }) => rule))]
    .sort()
    .map((rule) => ({ rule, found: verdicts.filter((verdict) => verdict.rule === rule) }))
    .sort((one, other) => other.found.length - one.found.length)
    .map(({ rule, found }) => {
      const { count, said, words, person } = shares(found);
      return [`\`${rule}\``, count, words, person, said];
    });
  return { name: "constructs", head: ["rule", "found", "right words", "right words and person", "confidence"], rows };
}

/** @param {Verdict[]} verdicts @returns {Table} */
function calibration(verdicts) {
  const bins = Array.from({ length: 10 }, (_, bin) => bin);
  const binOf = (/** @type {Verdict} */ { confidence }) => Math.min(9, Math.floor(confidence * 10));
  const rows = bins
    .map((bin) => ({ bin, found: verdicts.filter((verdict) => binOf(verdict) === bin) }))
    .filter(({ found }) => found.length > 0)
    .map(({ bin, found }) => {
      const { count, said, person } = shares(found);
      return [bin === 9 ? "90 and more" : `${bin * 10} to ${bin * 10 + 10}`, count, said, person];
    });
  return { name: "calibration", head: ["confidence, %", "statements", "said", "right"], rows };
}

/** @param {Score} whole @returns {Table} */
function ablation(whole) {
  const rows = Object.entries(PARTS).map(([part, what]) => {
    const found = score(NEWS, findIn(NEWS, part));
    const lost = found["who0.8"].F1 - whole["who0.8"].F1;
    return [what, ...headline(found), `${lost < 0 ? "−" : "+"}${fixed(Math.abs(lost))}`];
  });
  return {
    name: "ablation",
    head: ["without", "cov@.3", "dice@.8", "who@.8", "who lost"],
    rows: [["nothing", ...headline(whole), ""], ...rows],
  };
}

/** @returns {Table[]} */
export function measureAccuracy() {
  const missing = [NEWS, GENRES].filter((corpus) => !isThere(corpus));
  missing.forEach((corpus) => line(corpus, "not measured: it is not in ../shared, or its scorer is not"));
  if (missing.length > 0) return [];
  const [inNews, inGenres] = [findIn(NEWS), findIn(GENRES)];
  console.log(`   ${NEWS}\n${printout(NEWS, inNews).replace(/^/gm, "     ")}`);
  console.log(`   ${GENRES}\n${printout(GENRES, inGenres).replace(/^/gm, "     ")}`);
  const reporting = documents(GENRES)
    .map(({ id }) => id)
    .filter((id) => REPORTING.test(id));
  const news = score(NEWS, inNews);
  const genres = score(GENRES, inGenres, reporting);
  const verdicts = judge(NEWS, inNews);
  return [
    systems(news),
    corpora({ "PolNeAR dev": news, "GUM dev, reporting": genres, "GUM dev, all": score(GENRES, inGenres) }),
    kinds({ "PolNeAR dev": news, "GUM dev, reporting": genres }),
    constructs(verdicts),
    calibration(verdicts),
    ablation(news),
  ];
}
