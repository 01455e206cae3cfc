// The room ImageCodecs.
