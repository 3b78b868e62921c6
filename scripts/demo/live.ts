import type { DemoStack } from "./demo-stack";
import { openDemoStack } from "./demo-stack";
import { explain } from "./screen";

/** Runs the read-only part of the main job against the real API: looks the image up and previews the stack. */
export async function previewLive(signal: AbortSignal): Promise<void> {
  const missing = ["UCLOUD_PUBLIC_KEY", "UCLOUD_PRIVATE_KEY"].filter((name) => !process.env[name]);
  if (missing.length > 0) {
    const verb = missing.length === 1 ? "is" : "are";
    throw new Error(`--live asks the real UCloud API with your keys, and ${missing.join(" and ")} ${verb} not set.`);
  }
  explain(
    "`pulumi preview` of examples/pinned-host against the real UCloud API: the image is looked up and shown as\n" +
      "imageId. A preview creates nothing.",
  );
  let stack: DemoStack | undefined;
  try {
    stack = await openDemoStack(signal);
    await stack.preview({ diff: true });
  } finally {
    stack?.delete();
  }
}
