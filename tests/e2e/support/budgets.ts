/** Bytes on the wire, headers included, that a page may cost. */
const KB = 1000;

export const BUDGETS = {
  public: { total: 25 * KB, scripts: 0 },
  plain: { total: 35 * KB, scripts: 5 * KB },
  hydrated: { total: 110 * KB, scripts: 110 * KB },
};

/** A second visit to the room. */
export const REPEAT = 10 * KB;
