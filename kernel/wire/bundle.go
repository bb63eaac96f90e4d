package wire

import (
	"encoding/json"
	"strings"
)

// NewBundle encodes representations by MIME type: JSON formats as they are, everything else as JSON strings. Text
// that claims to be JSON and is not becomes a string, so that one bad value cannot break the whole message.
func NewBundle(byType map[string]string) MIMEBundle {
	b := make(MIMEBundle, len(byType))
	for mime, text := range byType {
		if IsJSON(mime) && json.Valid([]byte(text)) {
			b[mime] = json.RawMessage(text)
			continue
		}
		b[mime] = quote(text)
	}
	return b
}

// Text returns a representation's text: a JSON string's value, or JSON itself where the format is JSON.
func (b MIMEBundle) Text(mime string) string {
	raw, ok := b[mime]
	if !ok {
		return ""
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

// Size is the number of bytes of all representations.
func (b MIMEBundle) Size() int {
	n := 0
	for mime, raw := range b {
		n += len(mime) + len(raw)
	}
	return n
}

// IsJSON reports whether the MIME type's representation travels as JSON instead of as a string.
func IsJSON(mime string) bool {
	return mime == "application/json" || strings.HasPrefix(mime, "application/") && strings.HasSuffix(mime, "+json")
}

func quote(text string) json.RawMessage {
	raw, err := json.Marshal(strings.ToValidUTF8(text, "\uFFFD"))
	if err != nil { // a valid string always encodes
		return json.RawMessage(`""`)
	}
	return raw
}
