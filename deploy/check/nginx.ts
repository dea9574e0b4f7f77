import { makeNginxFolder } from "../testing/nginxFolder.ts";
import { type Check, run } from "./checking.ts";

export const nginxChecks: readonly Check[] = [1, 2, 5].map((processes) => ({
  what: `nginx -t, ${processes} ${processes === 1 ? "process" : "processes"}`,
  look: () => {
    const folder = makeNginxFolder({ http: 8080, https: 8443 }, [`${processes}`]);
    try {
      const said = run("nginx", ["-t", "-q", "-c", folder.configFile]);
      if (/warn|emerg/.test(said)) throw new Error(said);
      return "the configuration is valid";
    } finally {
      folder.remove();
    }
  },
}));
