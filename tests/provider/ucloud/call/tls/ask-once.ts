import { createClient } from "../../../../../provider/ucloud/call/client";
import { resolveSettings } from "../../../../../provider/ucloud/settings/settings";

// Asks the API of the environment once and prints the answer.
async function askOnce(): Promise<void> {
  const settings = resolveSettings({
    configuration: {},
    environment: process.env,
    homeDirectory: "/nowhere",
    readFile: () => undefined,
  });
  console.log("answer: " + JSON.stringify(await createClient(settings).call("DescribeImage", {})));
}

void askOnce();
