# How workerd runs the rooms on one machine. party/workerd.ts says where their data is, party/front.ts stands before.
using Workerd = import "/workerd/workerd.capnp";

const rooms :Workerd.Config = (
  services = [
    (name = "rooms", worker = .worker),
    (name = "data", disk = (writable = true)),
    # The app, mostly at a private address.
    (name = "network", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", http = (), service = "rooms")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-04-01",
  # A frame of 31 kB can hold 32 MB, which are inflated on everybody's thread before we see it.
  compatibilityFlags = ["nodejs_compat", "no_web_socket_compression"],
  bindings = [
    (name = "SessionRoom", durableObjectNamespace = "SessionRoom"),
    (name = "ROOM_KEYS", fromEnvironment = "ROOM_KEYS"),
    (name = "APP_URL", fromEnvironment = "APP_URL"),
  ],
  # The key names the folder, and every room's id is made from it.
  durableObjectNamespaces = [(className = "SessionRoom", uniqueKey = "-SessionRoom", enableSql = true)],
  durableObjectStorage = (localDisk = "data"),
  globalOutbound = "network",
);
