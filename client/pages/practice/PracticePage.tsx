import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PracticeBoard } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { PassingButton } from "../parts/PassingButton.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { PracticeForm } from "./PracticeForm.tsx";
import "./practice.css";

/** One person alone chooses a demo board and begins. */
export function PracticePage() {
  const { practice, app } = useTexts();
  return (
    <PlainPage>
      <div class="stack">
        <h1>{practice.title}</h1>
        <p>{practice.lead}</p>
        <Boards />
        <p class="muted">{practice.lifetime}</p>
        <div>
          <a class="button" data-look="quiet" href={pathTo.join()}>
            {app.toJoin}
          </a>
        </div>
      </div>
    </PlainPage>
  );
}

function Boards() {
  const texts = useTexts();
  const { call } = useApp();
  const boards = useSignal<readonly PracticeBoard[] | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const tries = useSignal(1);
  const number = tries.value;

  useEffect(() => {
    let gone = false;
    if (number > 0) {
      call("practiceBoards", {}).then(
        (answer) => {
          if (gone) return;
          trouble.value = answer.ok ? null : answer.problem;
          if (answer.ok) boards.value = answer.reply.boards;
        },
        () => {},
      );
    }
    return () => {
      gone = true;
    };
  }, [call, boards, trouble, number]);

  if (boards.value) return <PracticeForm boards={boards.value} />;
  if (!trouble.value) return <p role="status">{texts.practice.loading}</p>;
  return (
    <div class="stack">
      <TroubleNotice trouble={trouble.value} />
      <div>
        <PassingButton
          onPress={() => {
            trouble.value = null;
            tries.value += 1;
          }}
        >
          {texts.practice.retry}
        </PassingButton>
      </div>
    </div>
  );
}
