import { runtime } from "@pulumi/pulumi";

// Programs of many engines run in one process of the tests, and each engine listens on a free port, which may be that of
// an earlier one. By default gRPC keeps a broken connection for everybody who asks for that address again, and answers
// "No connection established" at once. Source: grpc-js, channel option grpc.use_local_subchannel_pool.
if ("grpcClientOptions" in runtime) {
  Object.assign(runtime.grpcClientOptions as object, { "grpc.use_local_subchannel_pool": 1 });
}
