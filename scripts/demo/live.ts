import { makeDemoProject, type DemoProject } from "./project";
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
  let project: DemoProject | undefined;
  try {
    project = await makeDemoProject(signal);
    await project.ask("pulumi", "stack", "init", "demo");
    const { code } = await project.run("pulumi", "preview", "--diff");
    if (code !== 0) throw new Error("`pulumi` ended with the error above.");
  } finally {
    project?.delete();
  }
}
