import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Whether the page is being put on paper: there everything stands at once (PAG24). */
export function usePrinting(): boolean {
  const isPrinting = useSignal(false);
  useEffect(() => {
    const query = window.matchMedia?.("print");
    const set = (on: boolean) => () => {
      isPrinting.value = on;
    };
    const follow = () => {
      isPrinting.value = query?.matches === true;
    };
    const [before, after] = [set(true), set(false)];
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    query?.addEventListener("change", follow);
    follow();
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
      query?.removeEventListener("change", follow);
    };
  }, [isPrinting]);
  return isPrinting.value;
}
