package universe

import _ "embed"

//go:embed programs_windows_amd64.zip
var platformZip []byte

const platformKnown = true
