package display

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"gonum.org/v1/gonum/mat" // the course's matrices
	"gonum.org/v1/plot"      // the course's plots
	"gonum.org/v1/plot/vg"   // lengths of plots
)

// The size at which a bare *plot.Plot is drawn: as wide as a notebook's column, and not so high that the code above
// it scrolls away.
const (
	plotWidth  = 16 * vg.Centimeter
	plotHeight = 10 * vg.Centimeter
)

// bundler is how a value shows itself. Packages implement it without importing this one.
type bundler interface{ MIMEBundle() map[string]string }

var pngSignature = []byte("\x89PNG\r\n\x1a\n")

// Bundle returns v's representations by MIME type: its own MIMEBundle, a *plot.Plot as SVG, a matrix in rows and columns
// with its shape, a []byte that holds a PNG as a picture, everything else as text. There is always a text/plain.
func Bundle(v any) map[string]string {
	switch v := v.(type) {
	case bundler:
		return withText(v.MIMEBundle(), fmt.Sprintf("%T", v))
	case *plot.Plot:
		return plotBundle(v)
	case mat.Matrix:
		return matrixBundle(v)
	case []byte:
		if bytes.HasPrefix(v, pngSignature) {
			return asPNG(v)
		}
	}
	return asText(v)
}

func plotBundle(p *plot.Plot) map[string]string {
	if p == nil {
		return asText("no plot (nil)")
	}
	w, err := p.WriterTo(plotWidth, plotHeight, "svg")
	if err != nil {
		return asText(fmt.Sprintf("the plot cannot be drawn: %v", err))
	}
	var svg bytes.Buffer
	if _, err := w.WriteTo(&svg); err != nil {
		return asText(fmt.Sprintf("the plot cannot be drawn: %v", err))
	}
	title := "plot"
	if p.Title.Text != "" {
		title = "plot: " + p.Title.Text
	}
	return map[string]string{"image/svg+xml": svg.String(), "text/plain": title}
}

// wide is the number of rows and columns up to which a matrix is shown whole.
const wide = 12

func matrixBundle(m mat.Matrix) map[string]string {
	rows, columns := m.Dims()
	options := []mat.FormatOption{mat.Squeeze()}
	if rows > wide || columns > wide {
		options = append(options, mat.Excerpt(4))
		return map[string]string{"text/plain": fmt.Sprintf("%.5g", mat.Formatted(m, options...))} // names the shape itself
	}
	return map[string]string{"text/plain": fmt.Sprintf("Dims(%d, %d)\n%.5g", rows, columns, mat.Formatted(m, options...))}
}

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

func asPNG(v any) map[string]string {
	data, ok := v.([]byte)
	if !ok || !bytes.HasPrefix(data, pngSignature) {
		return asText(fmt.Sprintf("not a picture in PNG format: %s", excerpt(v)))
	}
	return map[string]string{
		"image/png":  base64.StdEncoding.EncodeToString(data),
		"text/plain": fmt.Sprintf("picture (PNG, %d bytes)", len(data)),
	}
}

func asJSON(v any) map[string]string {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return asText(fmt.Sprintf("cannot be shown as JSON: %v", err))
	}
	return map[string]string{"application/json": string(data), "text/plain": string(data)}
}

// withText makes sure of a text/plain, which terminals and old clients need.
func withText(b map[string]string, otherwise string) map[string]string {
	if _, ok := b["text/plain"]; ok {
		return b
	}
	whole := make(map[string]string, len(b)+1)
	for mime, text := range b {
		whole[mime] = text
	}
	whole["text/plain"] = otherwise
	return whole
}

func excerpt(v any) string {
	const longest = 60
	text := []rune(strings.ToValidUTF8(fmt.Sprint(v), "\uFFFD"))
	if len(text) > longest {
		return string(text[:longest]) + "…"
	}
	return string(text)
}
