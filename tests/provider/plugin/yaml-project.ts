import { openProject, type Project } from "./project";

/** A YAML project with an empty stack. Plugins: their folders by their names, or none to use the installed ones. */
export async function openYamlProject(
  environment: Readonly<Record<string, string>>,
  plugins: Readonly<Record<string, string>>,
  program: string = onePin,
): Promise<Project> {
  const providers = Object.entries(plugins).map(([name, path]) => `    - name: ${name}\n      path: ${path}\n`);
  const told = providers.length === 0 ? "" : `plugins:\n  providers:\n${providers.join("")}`;
  const project = openProject(`name: yaml-project\nruntime: yaml\n${told}${program}`, environment);
  await project.pulumi("stack", "init", "test");
  return project;
}

const onePin = `resources:
  web:
    type: ucloud-image:index:PinnedImage
    properties: { region: cn-bj2, zone: cn-bj2-05, os: Ubuntu 22.04, features: [CloudInit], scenes: [Featured] }
outputs:
  imageId: \${web.imageId}
`;
