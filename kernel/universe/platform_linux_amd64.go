package universe

// The platform that programs.zip describes.
var platformZip []byte

const platformKnown = true
