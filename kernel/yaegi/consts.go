package yaegi

import (
	"go/constant"
	"go/types"
	"math"
	"strconv"
	"strings"
)

// constant writes a constant of a type. All constant expressions are folded here, as go/types computed them: exact,
// whatever yaegi would have made of them.
func (f *function) constant(v constant.Value, t types.Type) string {
	if p, ok := t.(*types.TypeParam); ok {
		t = f.bind(p)
	}
	under, ok := t.Underlying().(*types.Basic)
	if !ok { // an interface: the constant's own default type
		switch v.Kind() {
		case constant.Bool:
			under = types.Typ[types.Bool]
		case constant.String:
			under = types.Typ[types.String]
		case constant.Int:
			under = types.Typ[types.Int]
		case constant.Float:
			under = types.Typ[types.Float64]
		default:
			under = types.Typ[types.Complex128]
		}
		t = under
	}
	if under.Info()&types.IsUntyped != 0 {
		under = types.Default(under).(*types.Basic)
		t = under
	}
	text := literal(v, under)
	if _, plain := t.(*types.Basic); plain {
		switch under.Kind() {
		case types.Int, types.String, types.Bool, types.Float64:
			return text
		}
	}
	return f.typeName(t) + "(" + text + ")"
}

func literal(v constant.Value, t *types.Basic) string {
	switch info := t.Info(); {
	case info&types.IsBoolean != 0:
		return strconv.FormatBool(constant.BoolVal(v))
	case info&types.IsString != 0:
		if v.Kind() == constant.Int { // string(65) is folded by go/types already; this is a rune constant
			n, _ := constant.Int64Val(v)
			return strconv.Quote(string(rune(n)))
		}
		return strconv.Quote(constant.StringVal(v))
	case info&types.IsInteger != 0:
		text := constant.ToInt(v).ExactString()
		if strings.HasPrefix(text, "-") {
			return "(" + text + ")"
		}
		return text
	case info&types.IsFloat != 0:
		return floatLiteral(v, t)
	case info&types.IsComplex != 0:
		return "complex(" + floatLiteral(constant.Real(v), types.Typ[types.Float64]) + ", " + floatLiteral(constant.Imag(v), types.Typ[types.Float64]) + ")"
	}
	return v.ExactString()
}

func floatLiteral(v constant.Value, t *types.Basic) string {
	x, _ := constant.Float64Val(constant.ToFloat(v))
	if t.Kind() == types.Float32 {
		y, _ := constant.Float32Val(constant.ToFloat(v))
		x = float64(y)
	}
	if math.IsInf(x, 0) { // cannot happen for a typed constant
		x = math.MaxFloat64
	}
	text := strconv.FormatFloat(x, 'g', -1, 64)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	if strings.HasPrefix(text, "-") {
		return "(" + text + ")"
	}
	return text
}
