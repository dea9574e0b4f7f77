import { useTexts } from "../../i18n/texts.ts";
import { spokenAddress } from "../../store/joinOrigins.ts";
import { pathTo } from "../../store/router.ts";
import { QrCode } from "../parts/QrCode.tsx";
import { useScreen } from "./ScreenContext.ts";

/** The code and the QR that stay in the corner for those who come late, as far inside as PAG22 asks. */
export function JoinCorner() {
  const { screen } = useTexts();
  const { live, joinOrigins } = useScreen();
  const code = live.view.roomCode;
  const origin = joinOrigins?.[0];
  return (
    <div class="join-corner">
      <p>
        <span class="join-corner-label" translate={origin === undefined}>
          {origin ? spokenAddress(origin) : screen.code}
        </span>
        <strong class="code" translate={false}>
          {code}
        </strong>
      </p>
      {origin !== undefined && <QrCode text={origin + pathTo.join(code)} label={screen.qrLabel} />}
    </div>
  );
}
