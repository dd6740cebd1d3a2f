/** So many objects of which a list showed too little make it known for that. */
const ENOUGH = 3;

/** What a session has learnt of how much the lists of each collection show. */
export interface Trust {
  /** Whether a list is known to leave out, of nearly every object, one of the properties that a single answer shows. */
  isVain(collection: string, keys: readonly string[]): boolean;
  /** Takes note of what a list left out of an object, and of what the object alone leaves out as well. */
  note(collection: string, lacking: readonly string[], stillLacking: readonly string[]): void;
  /** Takes note of an object of which the list showed enough. */
  noteShown(collection: string, keys: readonly string[]): void;
  /**
   * Whether single answers show secrets that the lists of the collection keep to themselves. That is found out once, with one object;
   * all who ask meanwhile wait for it.
   *
   * @param findShown answers those of the properties that a single answer shows
   */
  ofSecrets(collection: string, keys: readonly string[], findShown: () => Promise<readonly string[]>): Promise<boolean>;
}

export function createTrust(): Trust {
  const lefts = new Map<string, { hidden: number; shown: number }>();
  const secrets = new Map<string, Promise<boolean>>();
  const nameOf = (collection: string, key: string) => `${collection} ${key}`;

  return {
    isVain: (collection, keys) =>
      lefts.size > 0 &&
      keys.some((key) => {
        const { hidden, shown } = lefts.get(nameOf(collection, key)) ?? { hidden: 0, shown: 0 };
        return hidden >= ENOUGH && hidden > shown;
      }),

    note: (collection, lacking, stillLacking) => {
      for (const key of lacking.filter((each) => !stillLacking.includes(each))) {
        const { hidden, shown } = lefts.get(nameOf(collection, key)) ?? { hidden: 0, shown: 0 };
        lefts.set(nameOf(collection, key), { hidden: hidden + 1, shown });
      }
    },

    noteShown: (collection, keys) => {
      if (lefts.size === 0) {
        return;
      }
      for (const key of keys) {
        const left = lefts.get(nameOf(collection, key));
        if (left !== undefined) {
          left.shown++;
        }
      }
    },

    ofSecrets: async (collection, keys, findShown) => {
      if (keys.length === 0) {
        return false;
      }
      const unasked = keys.filter((key) => !secrets.has(nameOf(collection, key)));
      if (unasked.length > 0) {
        const shown = findShown();
        for (const key of unasked) {
          const isShown = shown.then((all) => all.includes(key));
          secrets.set(nameOf(collection, key), isShown);
          isShown.catch(() => secrets.delete(nameOf(collection, key)));
        }
      }
      const answers = await Promise.all(keys.map((key) => secrets.get(nameOf(collection, key))));
      return answers.includes(true);
    },
  };
}
