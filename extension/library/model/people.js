/**
 * Speakers over all pages: who has the same name is taken for the same one, and who bears a former name of exactly one
 * other (as after a merge), for that one.
 */

/** @import {KeptPage, Person} from "../../common/types.js" */
/** @import {Item} from "./items.js" */

import { folded } from "./words.js";

/** One page's speaker. @typedef {{page: KeptPage, person: Person}} Role */

/**
 * @typedef {object} Group
 * @property {string} key
 * @property {string} name the one that most pages use
 * @property {Role[]} members
 * @property {number} statements
 */

/** What stands behind the names of those who are heard in comments alone: they are nobody of an article, whatever they are called. */
const OF_COMMENTS = " #";

/** Who is nobody in particular may share a name with anybody. */
const NAMED = new Set(["person", "organisation", "document"]);

/**
 * Groups the speakers of pages, and says of each item whose it is.
 * @param {Iterable<KeptPage>} pages
 * @param {readonly Item[]} items
 * @returns {Map<string, Group>}
 */
export function groupPeople(pages, items) {
  /** @type {Map<string, Role[]>} */
  const byName = new Map();
  /** @type {Map<string, Set<string>>} */
  const namesOfAlias = new Map();
  /** @type {Map<Person, string>} */
  const nameOf = new Map();
  for (const page of pages) {
    const commenting = inCommentsAlone(page);
    for (const person of page.speakers) {
      const mark = commenting.has(person.id) ? OF_COMMENTS : "";
      const name = (foldedName(person.name) || person.id) + mark;
      nameOf.set(person, name);
      push(byName, name, { page, person });
      if (!NAMED.has(person.kind)) continue;
      for (const alias of person.aliases) {
        const other = foldedName(alias) && foldedName(alias) + mark;
        if (other && other !== name) namesOfAlias.set(other, (namesOfAlias.get(other) ?? new Set()).add(name));
      }
    }
  }
  /** @type {Map<string, Group>} */
  const groups = new Map();
  /** @type {Map<string, string>} */
  const keys = new Map();
  for (const [name, members] of byName) {
    const key = leaderOf(name, byName, namesOfAlias);
    keys.set(name, key);
    const group = groups.get(key);
    if (group) group.members.push(...members);
    else groups.set(key, { key, name: "", members: [...members], statements: 0 });
  }
  for (const item of items) {
    item.who = item.person ? (keys.get(nameOf.get(item.person) ?? "") ?? "") : "";
    const group = groups.get(item.who);
    if (group && item.kept.state !== "rejected") group.statements++;
  }
  for (const group of groups.values()) group.name = commonName(group, nameOf);
  return groups;
}

/** Those who are heard in comments on a page and nowhere else. @param {KeptPage} page */
function inCommentsAlone({ statements }) {
  const heard = (/** @type {boolean} */ inComments) =>
    statements
      .filter(({ comment }) => (comment !== undefined) === inComments)
      .flatMap(({ speaker, reportedBy }) => [speaker, ...reportedBy]);
  const elsewhere = new Set(heard(false));
  return new Set(heard(true).filter((id) => !elsewhere.has(id)));
}

/** @param {Group} group */
export const isOfComments = ({ key }) => key.endsWith(OF_COMMENTS);

/** The key that one of a group has under another name. @param {Group} group @param {string} name */
export const keyAs = (group, name) => foldedName(name) + (isOfComments(group) ? OF_COMMENTS : "");

/** A name as it is compared. @param {string} name */
export const foldedName = (name) => folded(name).trim();

/**
 * The name that one goes by now who bears a former name of somebody else.
 * @param {string} name
 * @param {Map<string, Role[]>} byName
 * @param {Map<string, Set<string>>} namesOfAlias
 */
function leaderOf(name, byName, namesOfAlias) {
  const seen = new Set([name]);
  for (let key = name; ;) {
    const members = byName.get(key);
    const others = namesOfAlias.get(key);
    const [next] = others ?? [];
    // Two who were called so once are two: this one is then neither for certain.
    if (!next || others?.size !== 1 || !members?.some(({ person }) => NAMED.has(person.kind))) return key;
    // Names that lead to each other are one name.
    if (seen.has(next)) return [...seen].sort()[0] ?? key;
    seen.add(next);
    key = next;
  }
}

/**
 * @param {Group} group
 * @param {Map<Person, string>} nameOf
 */
function commonName({ key, members }, nameOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { person } of members) {
    if (nameOf.get(person) === key) counts.set(person.name, (counts.get(person.name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? members[0]?.person.name ?? key;
}

/**
 * @template K, V
 * @param {Map<K, V[]>} map
 * @param {K} key
 * @param {V} value
 */
function push(map, key, value) {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
