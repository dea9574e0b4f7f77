/** What lies over a page, as dialogs do. PAG21 */
export interface Layers {
  /** `onBack` is called when the back button takes the layer away; returns what takes it away otherwise. */
  open(onBack: () => void): () => void;
  /** To be asked at every step through the history: whether it was about a layer, and led to no other page. */
  takesStep(): boolean;
  /** Whether the history stands at the step of a layer, which another page may take over. */
  isAtStep(): boolean;
}

interface Layer {
  readonly onBack: () => void;
}

/**
 * All open layers have one step of the history together, so that one may follow another at once. `later` runs what
 * waits for those that open in the same moment; a step back is told by the browser later still.
 */
export function createLayers(
  history: Pick<History, "state" | "pushState" | "back">,
  later: (work: () => void) => void,
): Layers {
  const open: Layer[] = [];
  let isLeaving = false;

  const isAtStep = () => {
    const state: unknown = history.state;
    return typeof state === "object" && state !== null && "layer" in state;
  };
  const takeStep = () => {
    if (!isAtStep()) history.pushState({ layer: true }, "");
  };
  const leave = () => {
    if (open.length > 0 || isLeaving || !isAtStep()) return;
    isLeaving = true;
    history.back();
  };

  return {
    isAtStep,
    open(onBack) {
      const layer = { onBack };
      open.push(layer);
      if (!isLeaving) takeStep();
      return () => {
        const index = open.indexOf(layer);
        if (index === -1) return;
        open.splice(index, 1);
        later(leave);
      };
    },
    takesStep() {
      const wasLeaving = isLeaving;
      isLeaving = false;
      const top = wasLeaving ? undefined : open.pop();
      top?.onBack();
      if (open.length > 0) takeStep();
      return wasLeaving || top !== undefined;
    },
  };
}
