import { z } from "zod";

/** Whom a custom or market image belongs to. */
export const imageOwner = z.object({
  apiHost: z.string().optional().describe("Host of the API, such as `api.ucloud.cn`."),
  projectId: z.string().optional().describe("Project whose images were seen."),
  account: z.string().optional().describe("Short hash of the public key; stands in where no project was known."),
});

/** Where and by whom an image was pinned, so that the same program gives the same pin on every machine. */
export const pinOrigin = z.object({
  region: z.string().describe("Region in which the image was found."),
  zone: z.string().optional().describe("Zone of the image; absent where UCloud names none."),
  projectId: z
    .string()
    .optional()
    .describe(
      "Project in which a custom or market image was found; absent for UCloud's own, and where none was known.",
    ),
  owner: imageOwner
    .optional()
    .describe("Whose custom or market image it is; absent for UCloud's own images, which are the same for everyone."),
  query: z.int().nonnegative().describe("Which query chose the image: 0 is the filter, and its fallbacks follow."),
});

export type PinOrigin = z.infer<typeof pinOrigin>;
