"use strict";
// Search, and j / k to go from note to note; the page reads the same without it.
const notes = [...document.querySelectorAll(".note")];
const box = document.getElementById("search");
const found = document.getElementById("found");
document.querySelector(".tools").hidden = !notes.length;
const seen = () => notes.filter((note) => note.offsetParent !== null);

function noteOf(target) {
  return target instanceof Element ? target.closest(".note") : null;
}

function search() {
  const words = box.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  for (const note of notes) {
    const text = note.textContent.toLowerCase();
    note.classList.toggle("missed", !words.every((word) => text.includes(word)));
  }
  found.textContent = words.length ? String(seen().length) : "";
}

function go(step) {
  const shown = seen();
  if (!shown.length) return;
  const here = shown.indexOf(noteOf(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : shown.length - 1) : (here + step + shown.length) % shown.length;
  light(shown[next]);
  shown[next].focus({ preventScroll: true });
  const mark = document.getElementById(shown[next].id.replace(/n(\d+)$/, "m$1")) || shown[next];
  mark.scrollIntoView({ block: "center" });
}

function light(note) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!note) return;
  note.classList.add("lit");
  for (const hit of document.querySelectorAll(`.hit[href="#${note.id}"], .kin[data-of~="${note.id}"]`)) hit.classList.add("lit");
}

box.addEventListener("input", search);
document.querySelector(".filter").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("next").addEventListener("click", () => go(1));
document.getElementById("previous").addEventListener("click", () => go(-1));
document.addEventListener("focusin", (event) => light(noteOf(event.target)));
document.addEventListener("mouseover", (event) => {
  const note = noteOf(event.target);
  if (note) light(note);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === box) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "/") { event.preventDefault(); box.focus(); }
});
