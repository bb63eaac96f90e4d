package display

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"lab/kernel/show"
)

// MIMEInteractive is the type of HTML that runs its scripts in a frame of its own; see [Interactive].
const MIMEInteractive = "application/vnd.lab.interactive+html"

// Bundle returns v's representations by MIME type: its own MIMEBundle, a *plot.Plot as SVG, an image.Image or a []byte that
// holds a PNG as a picture, a matrix, a map and a slice of structs, maps or lists as a table, everything else as text. There is always a
// text/plain.
func Bundle(v any) map[string]string { return show.Bundle(reflect.ValueOf(v), show.Options{}) }

func asText(v any) map[string]string {
	return map[string]string{"text/plain": fmt.Sprint(v)}
}

// asFormat renders text of one format, with the text itself for those who cannot show the format.
func asFormat(mime string) func(any) map[string]string {
	return func(v any) map[string]string {
		text := fmt.Sprint(v)
		if mime == "image/svg+xml" {
			return map[string]string{mime: text, "text/plain": "picture (SVG)"}
		}
		return map[string]string{mime: text, "text/plain": text}
	}
}

func asInteractive(v any) map[string]string {
	return map[string]string{MIMEInteractive: fmt.Sprint(v), "text/plain": "interactive display: run the cell in lab to see it"}
}

func asPNG(v any) map[string]string {
	data, ok := v.([]byte)
	if !ok || !show.IsPNG(data) {
		return asText(fmt.Sprintf("not a picture in PNG format: %s", excerpt(v)))
	}
	return show.PNG(data)
}

func asJSON(v any) map[string]string {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return asText(fmt.Sprintf("cannot be shown as JSON: %v", err))
	}
	return map[string]string{"application/json": string(data), "text/plain": string(data)}
}

func excerpt(v any) string {
	const longest = 60
	text := []rune(strings.ToValidUTF8(fmt.Sprint(v), "\uFFFD"))
	if len(text) > longest {
		return string(text[:longest]) + "…"
	}
	return string(text)
}
