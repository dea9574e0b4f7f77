import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { LineMoment } from "../../store/lineMoment.ts";
import { useApp } from "../AppContext.ts";
import { asSentence, lineWords, moments } from "./moments.ts";
import type { Moment } from "./momentsBetween.ts";
import { usePlay } from "./PlayContext.ts";
import { useMoments } from "./useMoments.ts";

/** Lets the team hear its moments, when it has switched sounds on, and puts those of the line there until they are over. TSK6 */
export function MomentTeller() {
  const texts = useTexts();
  const { sounds } = useApp();
  const { contest, lineMoment, announce } = usePlay();
  const over = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    sounds.prepare();
    return () => {
      clearTimeout(over.current);
      lineMoment.value = null;
    };
  }, [sounds, lineMoment]);

  useMoments((moment) => {
    const { sound, lastsMs } = moments[moment.kind];
    if (sound) sounds.play(sound);
    const view = contest.peek();
    if (!view || !isOnLine(moment)) return;
    announce(asSentence(lineWords(texts, view, moment)));
    lineMoment.value = moment;
    clearTimeout(over.current);
    over.current = setTimeout(() => {
      lineMoment.value = null;
    }, lastsMs);
  });
  return null;
}

function isOnLine(moment: Moment): moment is LineMoment {
  return moments[moment.kind].at === "line";
}
