import { useCallback } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { ForOrganizers } from "../console/ForOrganizers.tsx";
import { AskAgain } from "../parts/AskAgain.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PassingButton } from "../parts/PassingButton.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { useReply } from "../parts/useReply.ts";
import { ProtocolSheet } from "./ProtocolSheet.tsx";
import "./protocol.css";

/** What is printed and signed after the end, on A4. For the contest's organizers. CLO5 */
export function ProtocolPage({ code }: { readonly code: string }) {
  return (
    <ForOrganizers>
      <PlainPage width="wide">
        <Asked code={code} />
      </PlainPage>
    </ForOrganizers>
  );
}

function Asked({ code }: { readonly code: string }) {
  const texts = useTexts();
  const words = texts.closing;
  const { session } = useApp();
  const { reply, trouble, again } = useReply(
    useCallback(() => session.call("protocol", { code }), [session, code]),
  );
  return (
    <div class="stack protocol">
      <div class="row no-print">
        <a class="button" href={pathTo.console(code)}>
          {words.toConsole}
        </a>
        {reply.value && (
          <button type="button" class="button" data-look="main" onClick={() => print()}>
            {words.print}
          </button>
        )}
      </div>
      {trouble.value && <NotThere trouble={trouble.value} onAgain={again} />}
      {!reply.value && !trouble.value && (
        <p class="muted" role="status">
          {texts.app.loading}
        </p>
      )}
      {reply.value && <ProtocolSheet protocol={reply.value} />}
    </div>
  );
}

/** Why there is none, with a way to ask again. PAG35 */
function NotThere({ trouble, onAgain }: { readonly trouble: Trouble; readonly onAgain: () => void }) {
  const { closing: words, results } = useTexts();
  if (trouble.code !== "wrong_phase") return <AskAgain trouble={trouble} onAgain={onAgain} />;
  return (
    <>
      <Notice tone="info">{words.protocolWaiting}</Notice>
      <div class="row no-print">
        <PassingButton onPress={onAgain}>{results.retry}</PassingButton>
      </div>
    </>
  );
}
