package universe

import _ "embed"

//go:embed programs_darwin_arm64.zip
var platformZip []byte

const platformKnown = true
