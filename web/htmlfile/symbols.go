package htmlfile

import "strings"

// texSymbols are commands that stand for one element.
var texSymbols = symbols()

func symbols() map[string]string {
	all := map[string]string{}
	for tag, list := range map[string]string{
		"mi": "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π " +
			"rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ " +
			"Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ ell ℓ emptyset ∅ hbar ℏ Re ℜ Im ℑ top ⊤ bot ⊥ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ " +
			"log log ln ln exp exp sin sin cos cos tan tan tanh tanh det det dim dim Pr Pr deg deg",
		"mo": "cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ otimes ⊗ odot ⊙ cap ∩ cup ∪ setminus ∖ wedge ∧ vee ∨ land ∧ " +
			"lor ∨ neg ¬ lnot ¬ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ equiv ≡ sim ∼ simeq ≃ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ " +
			"subseteq ⊆ supset ⊃ supseteq ⊇ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ " +
			"iff ⟺ implies ⟹ forall ∀ exists ∃ mid ∣ parallel ∥ perp ⊥ colon : prime ′ { { } } | ‖ Vert ‖ vert | langle ⟨ rangle ⟩ lfloor ⌊ " +
			"rfloor ⌋ lceil ⌈ rceil ⌉ % % # # $ $ _ _ coloneqq ≔ triangleq ≜ ddagger ‡ dagger †",
	} {
		fields := strings.Fields(list)
		for i := 0; i < len(fields); i += 2 {
			text := fields[i+1]
			stretch := ""
			if strings.Contains("{ } ‖ | ⟨ ⟩ ⌊ ⌋ ⌈ ⌉ ∣ ∥", text) {
				stretch = ` stretchy="false"`
			}
			all[fields[i]] = "<" + tag + stretch + ">" + text + "</" + tag + ">"
		}
	}
	all["&"] = "<mo>&amp;</mo>"
	return all
}

// texLarge are commands that have limits.
var texLarge = map[string]string{
	"sum": large("∑"), "prod": large("∏"), "int": large("∫"), "iint": large("∬"), "oint": large("∮"), "bigcup": large("⋃"), "bigcap": large("⋂"),
	"bigoplus": large("⨁"), "max": "<mi>max</mi>", "min": "<mi>min</mi>", "sup": "<mi>sup</mi>", "inf": "<mi>inf</mi>", "lim": "<mi>lim</mi>",
	"argmax": "<mi>arg max</mi>", "argmin": "<mi>arg min</mi>",
}

func large(sign string) string { return `<mo movablelimits="false">` + sign + "</mo>" }

var texSpaces = map[string]string{
	",": "0.167em", ":": "0.222em", ">": "0.222em", ";": "0.278em", " ": "0.333em", "\n": "0.333em", "!": "-0.167em", "quad": "1em", "qquad": "2em",
}

var texAccents = map[string]string{
	"hat": over("^"), "widehat": over("^"), "bar": over("‾"), "overline": over("‾"), "tilde": over("~"), "widetilde": over("~"), "vec": over("→"),
	"dot": over("˙"), "ddot": over("¨"), "underline": `<munder accentunder="true">%s<mo>_</mo></munder>`,
	"overbrace": over("⏞"), "underbrace": `<munder>%s<mo>⏟</mo></munder>`, "boxed": `<mrow class="boxed">%s</mrow>`,
}

func over(sign string) string { return `<mover accent="true">%s<mo>` + sign + "</mo></mover>" }

var texDelimiters = map[string]string{
	"{": "{", "}": "}", "|": "‖", "Vert": "‖", "vert": "|", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "langle": "⟨", "rangle": "⟩",
	"lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lbrace": "{", "rbrace": "}",
}

type texFences struct{ open, shut, class string }

var texEnvironments = map[string]texFences{
	"matrix": {class: "matrix"}, "pmatrix": {"<mo>(</mo>", "<mo>)</mo>", "matrix"}, "bmatrix": {"<mo>[</mo>", "<mo>]</mo>", "matrix"},
	"vmatrix": {"<mo>|</mo>", "<mo>|</mo>", "matrix"}, "cases": {"<mo>{</mo>", "", "cases"}, "aligned": {class: "aligned"}, "align": {class: "aligned"},
}

// texAlphabets are the letters of mathematics that Unicode has: MathML leaves other letters to them.
var texAlphabets = map[string]func(rune) rune{
	"mathbf": alphabet(0x1d400, 0x1d7ce, nil), "boldsymbol": alphabet(0x1d468, 0x1d7ce, nil), "bm": alphabet(0x1d468, 0x1d7ce, nil),
	"mathbb":  alphabet(0x1d538, 0x1d7d8, map[rune]rune{'C': 'ℂ', 'H': 'ℍ', 'N': 'ℕ', 'P': 'ℙ', 'Q': 'ℚ', 'R': 'ℝ', 'Z': 'ℤ'}),
	"mathcal": alphabet(0x1d49c, 0, map[rune]rune{'B': 'ℬ', 'E': 'ℰ', 'F': 'ℱ', 'H': 'ℋ', 'I': 'ℐ', 'L': 'ℒ', 'M': 'ℳ', 'R': 'ℛ', 'e': 'ℯ', 'g': 'ℊ', 'o': 'ℴ'}),
	"mathsf":  alphabet(0x1d5a0, 0x1d7e2, nil), "mathtt": alphabet(0x1d670, 0x1d7f6, nil),
}

// alphabet maps letters to those that begin at a place of Unicode, digits too where they have one.
func alphabet(letters, digits rune, except map[rune]rune) func(rune) rune {
	return func(r rune) rune {
		if e, ok := except[r]; ok {
			return e
		}
		switch {
		case r >= 'A' && r <= 'Z':
			return letters + r - 'A'
		case r >= 'a' && r <= 'z':
			return letters + 26 + r - 'a'
		case r >= '0' && r <= '9' && digits != 0:
			return digits + r - '0'
		}
		return r
	}
}
