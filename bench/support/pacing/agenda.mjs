/** What is to happen when: a heap by time, first come first served within a moment. */
export function agendaOf() {
  const heap = [];
  let count = 0;
  const isBefore = (a, b) => a.at < b.at || (a.at === b.at && a.order < b.order);
  const swap = (a, b) => {
    [heap[a], heap[b]] = [heap[b], heap[a]];
  };
  const rise = (place) => {
    for (let at = place; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isBefore(heap[at], heap[parent])) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = () => {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && isBefore(heap[child], heap[least])) least = child;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    /** Returns what `cancel` takes. */
    add(at, happen) {
      const entry = { at, order: count++, happen, isOff: false };
      heap.push(entry);
      rise(heap.length - 1);
      return entry;
    },
    cancel(entry) {
      if (entry) entry.isOff = true;
    },
    /** The next that is not cancelled; undefined: nothing more. */
    next() {
      while (heap.length > 0) {
        const [first] = heap;
        const last = heap.pop();
        if (heap.length > 0) {
          heap[0] = last;
          sink();
        }
        if (!first.isOff) return first;
      }
      return undefined;
    },
  };
}
