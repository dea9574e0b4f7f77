import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { untilLoaded } from "../../net/untilLoaded.ts";

/**
 * A component whose code is loaded when it is first shown; without a network it is asked for until it comes. `Meanwhile` stands
 * in its place, or the word that it is loading.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType<Props> = Loading,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Lazy(props: Props) {
    const isLoaded = useSignal(loaded !== null);
    useEffect(() => {
      if (loaded !== null) return;
      return untilLoaded(load, (component) => {
        loaded = component;
        isLoaded.value = true;
      });
    }, [isLoaded]);
    const Component = loaded;
    return isLoaded.value && Component ? <Component {...props} /> : <Meanwhile {...props} />;
  };
}

function Loading() {
  const { app } = useTexts();
  return (
    <p class="page muted" role="status">
      {app.loading}
    </p>
  );
}
