/* Names from elsewhere: a network in France has them all, and some are written in other scripts. */
#include "sample/names-private.h"

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const EntSampleOrigin origins[] = {
    {LIST ("Fatima", "Khadija", "Samira", "Leïla", "Naïma", "Yasmine", "Amina"),
     LIST ("Karim", "Rachid", "Youssef", "Nabil", "Samir", "Mehdi", "Abdelkader"),
     LIST ("Benali", "El Amrani", "Haddad", "Bouzid", "Ben Salem", "Cherkaoui", "Mansouri", "Belkacem",
           "Ziani"),
     true, false},
    {LIST ("Ana", "Maria", "Lucía", "Inês", "Carmen", "Sofía"),
     LIST ("João", "José", "Luís", "Pedro", "Álvaro"),
     LIST ("da Silva", "Ferreira", "García López", "Muñoz", "Pereira", "Rodrigues", "Núñez Vidal",
           "Gonçalves"),
     true, false},
    {LIST ("Emily", "Sarah", "Rebecca", "Hannah", "Olivia"),
     LIST ("James", "Michael", "Andrew", "Oliver", "Peter"),
     LIST ("Samplewood", "O'Example", "McSample", "Fairbrook", "Hillstead", "Northcombe", "Underhay",
           "Westerby"),
     true, true},
    {LIST ("Anke", "Sabine", "Katrin", "Heike", "Ulrike"), LIST ("Jürgen", "Wolfgang", "Björn", "Stefan"),
     LIST ("Müllerstein", "von Beispiel", "Großkopp", "Schönwald", "Krügerau", "Weißbach"), true, true},
    {LIST ("Giulia", "Chiara", "Francesca"), LIST ("Marco", "Luca", "Giuseppe", "Niccolò"),
     LIST ("Esempio", "Rossetti", "Di Modello", "Colombari", "D'Angelini"), true, false},
    {LIST ("Linh", "Thị Mai", "Ngọc"), LIST ("Văn An", "Minh", "Quang"),
     LIST ("Nguyễn", "Trần", "Lê", "Phạm", "NA", "Vũ"), true, false},
    {LIST ("Awa", "Aminata", "Fatoumata", "Mariam"), LIST ("Mamadou", "Ousmane", "Ibrahima", "Koffi"),
     LIST ("Diallo-Exemple", "Traoré", "N'Diaye", "Koné", "Sow", "Ouattara"), true, false},
    {LIST ("Agnieszka", "Małgorzata", "Zofia"), LIST ("Łukasz", "Paweł", "Krzysztof"),
     LIST ("Przykładowska", "Wójcik", "Żurawski", "Kowalczuk"), true, true},
    {LIST ("فاطمة", "ليلى"), LIST ("محمد", "كريم"), LIST ("المثال", "بن علي", "حداد"), false, false},
    {LIST ("Ольга", "Елена"), LIST ("Дмитрий", "Алексей"), LIST ("Примеров", "Образцова", "Вымышлин"), false,
     true},
    {LIST ("美玲", "静"), LIST ("伟", "明"), LIST ("王", "李", "陈", "范例"), false, true},
    {LIST ("Ελένη", "Μαρία"), LIST ("Γιώργος", "Νίκος"), LIST ("Παραδειγματίδης", "Υποθετικού"), false, true},
};

const EntSampleOrigin *
ent_sample_origins (size_t *out_n)
{
  *out_n = G_N_ELEMENTS (origins);
  return origins;
}
