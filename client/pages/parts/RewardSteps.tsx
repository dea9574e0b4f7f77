import { useTexts } from "../../i18n/texts.ts";
import "./rewardSteps.css";

interface RewardStepsProps {
  readonly rewardsPoints: readonly number[];
}

/** What each attempt pays, as stairs that go down. Says the same in words to screen readers. */
export function RewardStairs({ rewardsPoints }: RewardStepsProps) {
  const { play, format } = useTexts();
  const highest = Math.max(1, ...rewardsPoints);
  return (
    <ol class="reward-stairs numbers">
      {rewardsPoints.map((reward, index) => (
        <li
          key={`${index + 1}`}
          data-step={index === 0 ? "next" : "later"}
          style={{ "--share": reward / highest }}
        >
          <span class="visually-hidden">{play.rewardByAttempt(index + 1, reward)}</span>
          <b class="reward-stair" aria-hidden="true">
            {format.integer(reward)}
          </b>
          <span class="reward-attempt" aria-hidden="true">
            {play.attemptShort(index + 1)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The same in one line of text: the attempts `used` are struck out, the next one stands out. */
export function RewardRow({ rewardsPoints, used }: RewardStepsProps & { readonly used: number }) {
  const { play, format } = useTexts();
  return (
    <span class="reward-row numbers">
      <span class="visually-hidden">
        {rewardsPoints
          .map((reward, index) => play.rewardByAttempt(index + 1, reward))
          .slice(used)
          .join(", ")}
      </span>
      {rewardsPoints.map((reward, index) => (
        <span
          key={`${index + 1}`}
          aria-hidden="true"
          data-step={index < used ? "used" : index === used ? "next" : "later"}
        >
          {format.integer(reward)}
        </span>
      ))}
    </span>
  );
}
