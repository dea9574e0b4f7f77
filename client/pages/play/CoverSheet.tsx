import { useTexts } from "../../i18n/texts.ts";
import { useViews } from "./PlayContext.ts";
import "../parts/control.css";

/**
 * Instead of the page while boards are covered: what is below is neither seen nor reached, and stays as it was. CVR1
 */
export function CoverSheet() {
  const { control } = useTexts();
  const { contest } = useViews();
  const { cover } = contest;
  const isEmergency = cover === "emergency";
  return (
    <div class="status-layer cover-sheet" role="status">
      {cover !== null && (
        <div class="cover">
          <p class="cover-title">{isEmergency ? control.emergency.title : control.cover.lookUp}</p>
          <p>{isEmergency ? control.emergency.text : control.cover.lookUpText}</p>
        </div>
      )}
    </div>
  );
}
