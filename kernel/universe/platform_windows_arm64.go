package universe

import _ "embed"

//go:embed programs_windows_arm64.zip
var platformZip []byte

const platformKnown = true
