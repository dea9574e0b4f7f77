import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { boardTab, pathToCard, readTryChoice, startTry } from "../../store/trying.ts";
import { useApp } from "../AppContext.ts";
import { ForOrganizers } from "../console/ForOrganizers.tsx";
import { PassingButton } from "../parts/PassingButton.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";

/** Begins a trial of a contest, as it was last chosen, and becomes its page. PRA9 */
export function TryPage({ code }: { readonly code: string }) {
  return (
    <ForOrganizers>
      <Beginning code={code} />
    </ForOrganizers>
  );
}

function Beginning({ code }: { readonly code: string }) {
  const { trying, practice } = useTexts();
  const app = useApp();
  const trouble = useSignal<Trouble | null>(null);
  const { once } = useOnce();
  const isHere = useRef(true);

  const begin = useCallback(async () => {
    trouble.value = null;
    const started = await startTry(app, code, readTryChoice(app.storage));
    if (!isHere.current) return;
    // The way back leads to the board, and not to another trial.
    if (started.ok) app.router.replace(started.path);
    else trouble.value = started.trouble;
  }, [app, code, trouble]);

  useEffect(() => {
    isHere.current = true;
    void once(begin);
    return () => {
      isHere.current = false;
    };
  }, [begin, once]);

  return (
    <PlainPage width="narrow">
      <div class="panel stack">
        <h1>{trying.title}</h1>
        <p role="status">{trouble.value === null && practice.starting}</p>
        <TroubleNotice trouble={trouble.value} />
        {trouble.value && (
          <div class="row">
            <PassingButton look="main" onPress={() => void once(begin)}>
              {practice.retry}
            </PassingButton>
            <a class="button" href={pathToCard(code, null)} target={boardTab(code)}>
              {trying.toBoard}
            </a>
          </div>
        )}
      </div>
    </PlainPage>
  );
}
