/** Whether somebody has written in the fields of a part of a page. */
export interface WrittenFields {
  /** To be told of whatever gets the focus: what a field holds then is what it held before anybody wrote. */
  remember(target: EventTarget | null): void;
  /** Whether a field that is still in the page holds something else than at first. */
  isAny(): boolean;
}

export function createWrittenFields(): WrittenFields {
  const first = new Map<HTMLInputElement | HTMLTextAreaElement, string>();
  return {
    remember(target) {
      if (isTextField(target) && !first.has(target)) first.set(target, target.value);
    },
    isAny: () => [...first].some(([field, value]) => field.isConnected && field.value !== value),
  };
}

function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLInputElement) return target.type !== "range";
  return target instanceof HTMLTextAreaElement;
}
