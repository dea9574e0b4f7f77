import { useTexts } from "../../i18n/texts.ts";
import { spokenAddress } from "../../store/joinOrigins.ts";
import { pathTo } from "../../store/router.ts";
import { QrCode } from "../parts/QrCode.tsx";
import { useScreen } from "./ScreenContext.ts";

/** How to come in, in the largest type there is: address, code, QR. */
export function JoinSection() {
  const { screen } = useTexts();
  const { live, joinOrigins } = useScreen();
  const { roomCode, entryOpen } = live.view;
  const [origin, ...others] = joinOrigins ?? [];
  return (
    <section class="lobby-join" aria-label={screen.howToJoin}>
      <div class="lobby-code">
        {origin !== undefined && (
          <p class="lobby-address">
            {screen.openAddress} <strong translate={false}>{spokenAddress(origin)}</strong>
          </p>
        )}
        {joinOrigins?.length === 0 && <p class="lobby-address">{screen.localOnly}</p>}
        <p class="lobby-enter">{origin === undefined ? screen.code : screen.enterCode}</p>
        <p class="lobby-letters code" translate={false}>
          {roomCode}
        </p>
        {others.length > 0 && (
          <p class="lobby-others" translate={false}>
            {screen.orAddress(others.slice(0, 2).map(spokenAddress))}
          </p>
        )}
        {!entryOpen && <p class="lobby-closed">{screen.entryClosed}</p>}
      </div>
      {origin !== undefined && (
        <figure class="lobby-qr">
          <QrCode text={origin + pathTo.join(roomCode)} label={screen.qrLabel} />
          <figcaption>{screen.orScan}</figcaption>
        </figure>
      )}
    </section>
  );
}
