import { useTexts } from "../../i18n/texts.ts";
import { isBefore, type ShownTime } from "../../store/byClock.ts";
import { useByClock } from "../parts/useByClock.ts";
import { useScreen } from "./ScreenContext.ts";
import { useWish } from "./useWish.ts";
import "../parts/control.css";
import "./screenCover.css";

/** Instead of the picture while boards are covered, everything is stopped, or something is mended. CVR1 EMG1 SCR1 */
export function ScreenCover() {
  const { control } = useTexts();
  const { cover, title } = useScreen().live.view;
  const isStandingIn = useWish()?.show === "standin";
  const isEmergency = cover === "emergency";
  return (
    <div class="status-layer" role="status">
      {cover !== null && (
        <div class="cover">
          <p class="cover-title">{isEmergency ? control.emergency.title : control.cover.lookUp}</p>
          <p>{isEmergency ? control.emergency.screenText : control.cover.lookUpScreen}</p>
        </div>
      )}
      {cover === null && isStandingIn && (
        <div class="cover">
          <p class="cover-title">{title}</p>
          <p>{control.screens.standinText}</p>
        </div>
      )}
    </div>
  );
}

/** A moderator's words in large letters, until their time is over or they are taken off. MSG3 */
export function ScreenWords({ store }: { readonly store: ShownTime }) {
  const { announcement } = useScreen().live.view;
  const isOn = useByClock(store, (now) => isBefore(announcement?.until ?? null, now));
  return (
    <div class="status-layer" role="status">
      {isOn && announcement && (
        <p class="screen-words" data-length={announcement.text.length > 120 ? "long" : "short"}>
          {announcement.text}
        </p>
      )}
    </div>
  );
}
