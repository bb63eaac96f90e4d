package show

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"go/types"
	"image"
	"image/png"
	"reflect"

	"gonum.org/v1/gonum/mat" // the course's matrices
	"gonum.org/v1/plot"      // the course's plots
	"gonum.org/v1/plot/vg"   // lengths of plots
)

// bundler is how a value shows itself. Packages implement it without importing this one.
type bundler interface{ MIMEBundle() map[string]string }

// Options are what an engine knows about values that reflect does not.
type Options struct {
	// Type is the static type; nil where it is unknown.
	Type types.Type
	// Method returns what a value's own Error or String method says, for types whose methods reflect does not see.
	Method func(v reflect.Value) (text string, ok bool)
	// Speaks, where not nil, tells of which types methods may be called, so that no code of a cell runs; values of the
	// others are shown by their parts.
	Speaks func(t reflect.Type) bool
	// Opaque, where not nil, tells which types are named and not looked into.
	Opaque func(t reflect.Type) bool
}

// speaks tells whether methods of the value may be called.
func (o Options) speaks(v reflect.Value) bool { return o.Speaks == nil || o.Speaks(v.Type()) }

// Bundle returns a value's representations by MIME type, of which one is always text/plain: what its MIMEBundle method
// returns, a plot as SVG, an image as PNG, a matrix, a map and a slice of structs, maps or lists as a table, an error's, a lineage's or a
// Stringer's own text, everything else by its parts. Methods of the value's type may panic.
func Bundle(v reflect.Value, o Options) map[string]string {
	if sig, ok := types.Unalias(o.Type).(*types.Signature); ok {
		return plain(types.TypeString(sig, ShortNames))
	}
	dynamic := v
	if v.Kind() == reflect.Interface {
		dynamic = v.Elem()
	}
	if !dynamic.IsValid() || dynamic.Kind() == reflect.Pointer && dynamic.IsNil() {
		return plain("<nil>")
	}
	if dynamic.CanInterface() && o.speaks(dynamic) {
		candidates := []any{dynamic.Interface()}
		if dynamic.CanAddr() {
			candidates = append(candidates, dynamic.Addr().Interface())
		}
		for _, x := range candidates {
			if b := rich(x); b != nil {
				return b
			}
		}
		for _, x := range candidates {
			if text, ok := own(x); ok {
				return plain(cut(text))
			}
		}
	}
	b := plain(Text(v, o))
	if t := grid(v, o); t != nil {
		withTable(b, t)
	}
	return b
}

// Value is Bundle of a value whose reflect type is its real type, with the text beside it.
func Value(v reflect.Value, t types.Type) (text string, bundle map[string]string) {
	bundle = Bundle(v, Options{Type: t})
	return bundle["text/plain"], bundle
}

func plain(text string) map[string]string { return map[string]string{"text/plain": text} }

// own is what a value says of itself.
func own(x any) (string, bool) {
	switch x := x.(type) {
	case error:
		return x.Error(), true
	case interface{ DebugString() string }:
		return x.DebugString(), true
	case fmt.Stringer:
		return x.String(), true
	}
	return "", false
}

var pngSignature = []byte("\x89PNG\r\n\x1a\n")

// rich is the bundle of a value that is more than text; nil where it is not.
func rich(x any) map[string]string {
	switch x := x.(type) {
	case bundler:
		b := x.MIMEBundle()
		if _, ok := b["text/plain"]; ok {
			return b
		}
		whole := plain(fmt.Sprintf("%T", x)) // terminals and old clients need a text
		for mime, text := range b {
			whole[mime] = text
		}
		return whole
	case *plot.Plot:
		return plotBundle(x)
	case mat.Matrix:
		return matrixBundle(x)
	case image.Image:
		return imageBundle(x)
	case []byte:
		if bytes.HasPrefix(x, pngSignature) {
			return PNG(x)
		}
	}
	return nil
}

// PNG is the bundle of a picture in PNG format.
func PNG(data []byte) map[string]string {
	return map[string]string{
		"image/png":  base64.StdEncoding.EncodeToString(data),
		"text/plain": fmt.Sprintf("picture (PNG, %d bytes)", len(data)),
	}
}

// IsPNG says whether data begins as a picture in PNG format does.
func IsPNG(data []byte) bool { return bytes.HasPrefix(data, pngSignature) }

// The size at which a bare *plot.Plot is drawn: as wide as a notebook's column, and not so high that the code above
// it scrolls away.
const (
	plotWidth  = 16 * vg.Centimeter
	plotHeight = 10 * vg.Centimeter
)

func plotBundle(p *plot.Plot) map[string]string {
	if p == nil {
		return plain("no plot (nil)")
	}
	w, err := p.WriterTo(plotWidth, plotHeight, "svg")
	if err != nil {
		return plain(fmt.Sprintf("the plot cannot be drawn: %v", err))
	}
	var svg bytes.Buffer
	if _, err := w.WriteTo(&svg); err != nil {
		return plain(fmt.Sprintf("the plot cannot be drawn: %v", err))
	}
	title := "plot"
	if p.Title.Text != "" {
		title = "plot: " + p.Title.Text
	}
	return map[string]string{"image/svg+xml": svg.String(), "text/plain": title}
}

// maxPixels is up to which size an image is shown.
const maxPixels = 4 << 20

func imageBundle(m image.Image) map[string]string {
	size := m.Bounds().Size()
	text := fmt.Sprintf("image, %d × %d pixels", size.X, size.Y)
	if size.X <= 0 || size.Y <= 0 {
		return plain(text)
	}
	if size.X > maxPixels/size.Y {
		return plain(text + ": too large to be shown")
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		return plain(fmt.Sprintf("%s: it cannot be shown: %v", text, err))
	}
	return map[string]string{"image/png": base64.StdEncoding.EncodeToString(b.Bytes()), "text/plain": text}
}
