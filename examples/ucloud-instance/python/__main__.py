"""A host on a pinned image that follows its pin: where the pin moves, the host is replaced."""

import pulumi
import pulumi_ucloud as ucloud
import pulumi_ucloud_image as ucloud_image

REGION = "cn-bj2"
ZONE = "cn-bj2-05"
# Set another value to move the pin to the image that is then newest.
WAVE = pulumi.Config().get("wave") or "1"

image = ucloud_image.PinnedImage(
    "web",
    region=REGION,
    zone=ZONE,
    os="Ubuntu 22.04",
    features=[ucloud_image.Feature.CLOUD_INIT],
    triggers={"wave": WAVE},
)

host = ucloud.Instance(
    "web",
    availability_zone=ZONE,
    image_id=image.image_id,
    instance_type="n-basic-2",
    boot_disk_type="cloud_ssd",
    charge_type="dynamic",
    # The provider ignores a changed image_id, so nothing else would make the host follow.
    opts=pulumi.ResourceOptions(replace_with=[image]),
)

pulumi.export("image_id", image.image_id)
pulumi.export("host_id", host.id)
