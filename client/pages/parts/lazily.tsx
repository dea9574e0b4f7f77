import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";

/** A component whose code is loaded when it is first shown; without a network it is asked for until it comes. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Lazy(props: Props) {
    const isLoaded = useSignal(loaded !== null);
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let gone = false;
      const ask = () => {
        load().then(
          (component) => {
            loaded = component;
            if (!gone) isLoaded.value = true;
          },
          () => {
            if (!gone) timer = setTimeout(ask, retryMs);
          },
        );
      };
      if (loaded === null) ask();
      return () => {
        gone = true;
        clearTimeout(timer);
      };
    }, [isLoaded]);
    const Component = loaded;
    return isLoaded.value && Component ? <Component {...props} /> : <Loading />;
  };
}

const retryMs = 2_000;

function Loading() {
  const { app } = useTexts();
  return (
    <p class="page muted" role="status">
      {app.loading}
    </p>
  );
}
