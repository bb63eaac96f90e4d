package universe

import _ "embed"

//go:embed programs_linux_arm64.zip
var platformZip []byte

const platformKnown = true
