/** Where the ticks of the overview strip stand: where two would touch, one stands for both. */

/** @typedef {{y: number, statement: number, slot: number}} Place a statement, in pixels from the top of the strip */

/** @typedef {Place & {count: number}} Tick of its first statement, and how many it stands for */

/**
 * @param {readonly Place[]} places
 * @param {number} apart the least distance of two ticks, in pixels
 * @returns {Tick[]} from the top
 */
export function ticksOf(places, apart) {
  /** @type {Tick[]} */
  const ticks = [];
  for (const place of places.toSorted((a, b) => a.y - b.y || a.statement - b.statement)) {
    const last = ticks.at(-1);
    if (last && place.y - last.y < apart) last.count += 1;
    else ticks.push({ ...place, count: 1 });
  }
  return ticks;
}

/**
 * Some heights with those of all between them.
 * @param {readonly {at: number, y: number}[]} measured by number
 * @returns {{at: number, y: number}[]}
 */
export function between(measured) {
  return measured.flatMap(({ at, y }, number) => {
    const next = measured[number + 1];
    const count = next ? next.at - at : 1;
    return Array.from({ length: count }, (_, step) => ({
      at: at + step,
      y: y + (((next?.y ?? y) - y) * step) / count,
    }));
  });
}
